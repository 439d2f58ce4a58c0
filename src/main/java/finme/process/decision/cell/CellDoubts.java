package finme.process.decision.cell;

import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that are right FEEL and most likely not what somebody meant. They are deployed, and said. */
public final class CellDoubts {
    private static final Pattern STRINGS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern COMMA =
            Pattern.compile("(?<=[<>=])\\s*\\d+,\\d{1,3}(?![\\d.,])|^\\s*\\d{3,},\\d{1,2}\\s*$");
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.])[1-9]\\d{0,2}(?:\\.\\d{3})+(?![\\d.])");

    private CellDoubts() {}

    /** @return a sentence for each, naming table, rule and input */
    public static List<String> of(CompiledTable table) {
        List<String> doubts = new ArrayList<>();
        for (Rule rule : table.rules()) {
            for (int column = 0; column < table.inputs().size(); column++) {
                String input = table.inputs().get(column).name();
                String text = rule.cells().get(column).text();
                String place = "%s, rule %s, input %s: ".formatted(table.name(), rule.id(), input);
                of(text, place, doubts);
            }
        }
        return doubts;
    }

    private static void of(String text, String place, List<String> doubts) {
        String plain = STRINGS.matcher(text).replaceAll("\"\"");
        Matcher comma = COMMA.matcher(plain);
        if (comma.find()) {
            doubts.add(place + "'" + comma.group().strip()
                    + "' are two numbers; a decimal number is written with a point");
        }
        Matcher thousands = THOUSANDS.matcher(plain);
        if (thousands.find()) {
            String number = thousands.group();
            doubts.add(place + "'" + number + "' is " + number.substring(0, number.indexOf('.'))
                    + " and a fraction; a thousand is written without a point");
        }
        for (Matcher word = STRINGS.matcher(text); word.find(); ) {
            String value = word.group(1);
            if (value.contains(",")) {
                doubts.add(place + "\"" + value + "\" is one word with a comma; several are written \"A\",\"B\"");
            } else if (!value.equals(value.strip())) {
                doubts.add(place + "\"" + value + "\" begins or ends with a blank, which no code does");
            }
        }
    }
}
