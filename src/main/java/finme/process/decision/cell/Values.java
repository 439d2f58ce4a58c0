package finme.process.decision.cell;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that an input may have, those first at which a cell changes its mind. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(?:\\.\\d{1,30})?");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final BigDecimal LITTLE = new BigDecimal("0.001");

    private Values() {}

    static List<@Nullable Object> of(Kind kind, String cell) {
        List<@Nullable Object> values = new ArrayList<>();
        if (kind == Kind.NUMBER || kind == Kind.ANY) {
            numbers(cell, values);
        }
        if (kind == Kind.TEXT || kind == Kind.ANY) {
            words(cell, values);
        }
        if (kind == Kind.FLAG || kind == Kind.ANY) {
            values.addAll(List.of(true, false));
        }
        if (kind == Kind.DATE || kind == Kind.ANY) {
            days(cell, values);
        }
        values.add(null);
        return values;
    }

    private static void numbers(String cell, List<@Nullable Object> values) {
        for (Matcher number = NUMBER.matcher(cell); number.find(); ) {
            BigDecimal limit = new BigDecimal(number.group());
            values.addAll(List.of(
                    limit,
                    limit.abs(),
                    limit.add(LITTLE),
                    limit.subtract(LITTLE),
                    limit.add(BigDecimal.ONE),
                    limit.subtract(BigDecimal.ONE)));
        }
        for (String usual : List.of("0", "0.3", "1", "18", "36", "6000", "1000000000")) {
            values.add(new BigDecimal(usual));
        }
    }

    private static void words(String cell, List<@Nullable Object> values) {
        for (Matcher word = WORD.matcher(cell); word.find(); ) {
            values.add(word.group(1));
        }
        values.addAll(List.of("OTHER", ""));
    }

    private static void days(String cell, List<@Nullable Object> values) {
        for (Matcher day = DAY.matcher(cell); day.find(); ) {
            try {
                LocalDate date = LocalDate.parse(day.group());
                values.addAll(List.of(date, date.plusDays(1), date.minusDays(1)));
            } catch (DateTimeException noSuchDay) {
                // then it is no limit either
            }
        }
        values.add(LocalDate.of(2026, 1, 1));
    }
}
