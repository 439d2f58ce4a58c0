package finme.process.decision.cell;

import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that are right FEEL and most likely not what somebody meant. They are deployed, and said. */
public final class CellDoubts {
    private static final Pattern STRINGS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern COMMA =
            Pattern.compile("(?<=[<>=])\\s*\\d+,\\d{1,3}(?![\\d.,])|^\\s*\\d{3,},\\d{1,2}\\s*$");
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.])[1-9]\\d{0,2}(?:\\.\\d{3})+(?![\\d.])");

    private static final Pattern LIST = Pattern.compile("[\\[(]\\s*(-?[\\d.]+)\\s*,\\s*(-?[\\d.]+)\\s*[])]");

    private CellDoubts() {}

    /** @param what in a sentence without a full stop */
    public record Doubt(String table, String rule, String input, String what) {
        /** With where it is. */
        public String sentence() {
            return "%s, rule %s, input %s: %s".formatted(table, rule, input, what);
        }
    }

    public static List<Doubt> of(CompiledTable table) {
        List<Doubt> doubts = new ArrayList<>();
        for (Rule rule : table.rules()) {
            for (int column = 0; column < table.inputs().size(); column++) {
                String input = table.inputs().get(column).name();
                String text = rule.cells().get(column).text();
                of(text, what -> doubts.add(new Doubt(table.name(), rule.id(), input, what)));
            }
        }
        return doubts;
    }

    private static void of(String text, Consumer<String> doubts) {
        String plain = STRINGS.matcher(text).replaceAll("\"\"");
        Matcher comma = COMMA.matcher(plain);
        if (comma.find()) {
            doubts.accept("'" + comma.group().strip() + "' are two numbers; a decimal number is written with a point");
        }
        Matcher list = LIST.matcher(plain.strip());
        if (list.matches()) {
            doubts.accept("'" + list.group() + "' is a list of two numbers; a range is written [" + list.group(1) + ".."
                    + list.group(2) + "]");
        }
        Matcher thousands = THOUSANDS.matcher(plain);
        if (thousands.find()) {
            String number = thousands.group();
            doubts.accept("'" + number + "' is " + number.substring(0, number.indexOf('.'))
                    + " and a fraction; a thousand is written without a point");
        }
        for (Matcher word = STRINGS.matcher(text); word.find(); ) {
            String value = word.group(1);
            if (value.contains(",")) {
                doubts.accept("\"" + value + "\" is one word with a comma; several are written \"A\",\"B\"");
            } else if (!value.equals(value.strip())) {
                doubts.accept("\"" + value + "\" begins or ends with a blank, which no code does");
            }
        }
    }
}
