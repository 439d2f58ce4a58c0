package finme.process.decision;

import finme.loan.ApplicationFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cases to try a table with: ordinary values, nothing known, and what lies at and around every number and word the table
 * names. Always the same ones for the same table.
 */
final class TrialCases {
    static final Set<String> NAMES = new ApplicationFacts(
                    "", BigDecimal.ONE, "", 1, null, null, 18, null, null, null, "", false, Map.of())
            .asInputs()
            .keySet();

    private static final int COUNT = 400;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    private final Map<String, List<@Nullable Object>> pools = new HashMap<>();

    /** @param cells texts of all cells, by the input they stand under */
    TrialCases(Map<String, List<String>> cells) {
        ColumnCheck.NUMBERS.forEach(input -> pools.put(input, numbers(input, cells.getOrDefault(input, List.of()))));
        ColumnCheck.TEXTS.forEach(input -> pools.put(input, words(input, cells.getOrDefault(input, List.of()))));
    }

    Stream<Map<String, @Nullable Object>> cases() {
        Random random = new Random(7);
        return Stream.generate(() -> {
                    Map<String, @Nullable Object> facts = new HashMap<>();
                    pools.forEach((input, pool) -> facts.put(input, pool.get(random.nextInt(pool.size()))));
                    facts.put(ColumnCheck.FLAG, random.nextBoolean());
                    facts.put("attributes", random.nextBoolean() ? Map.of() : Map.of("carOwner", true));
                    return facts;
                })
                .limit(COUNT);
    }

    private static List<@Nullable Object> numbers(String input, List<String> cells) {
        List<@Nullable Object> pool = new ArrayList<>();
        Stream.of("0.3", "1", "18", "36", "1000", "6000").map(BigDecimal::new).forEach(pool::add);
        for (String cell : cells) {
            Matcher number = NUMBER.matcher(cell);
            while (number.find()) {
                BigDecimal limit = new BigDecimal(number.group());
                pool.addAll(List.of(limit.subtract(BigDecimal.ONE), limit, limit.add(BigDecimal.ONE)));
            }
        }
        if (input.equals("age") || input.equals("termMonths")) {
            pool.removeIf(value -> value instanceof BigDecimal number
                    && (number.signum() <= 0 || number.stripTrailingZeros().scale() > 0));
        }
        if (input.equals("monthlyIncome") || input.equals("debtToIncome")) {
            pool.add(null);
        }
        return pool;
    }

    private static List<@Nullable Object> words(String input, List<String> cells) {
        List<@Nullable Object> pool = new ArrayList<>();
        pool.add(input.equals("currency") ? "EUR" : "OTHER");
        for (String cell : cells) {
            Matcher word = WORD.matcher(cell);
            while (word.find()) {
                pool.add(word.group(1));
            }
        }
        if (Set.of("purpose", "region", "employment").contains(input)) {
            pool.add(null);
        }
        return pool;
    }
}
