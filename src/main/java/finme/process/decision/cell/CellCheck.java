package finme.process.decision.cell;

import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.process.decision.table.CompiledTable;
import finme.process.decision.table.CompiledTable.Cell;
import finme.process.decision.table.CompiledTable.Input;
import finme.process.decision.table.CompiledTable.Rule;
import finme.process.decision.table.DecisionFault;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds cells that fit nothing: FEEL compares what is of another kind without a word, so that the rule is dead and looks
 * well. Plain tests are tried with values around every limit they name; those that calculate are believed.
 */
@Component
public class CellCheck {
    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern FROM_TO = Pattern.compile("(?:^|,)\\s*-?\\d+(?:\\.\\d+)?\\s*-\\s*\\d");
    private static final Pattern OF_A_LIST = Pattern.compile(
            "\\b(sum|mean|median|stddev|mode|count|product|min|max|all|any|list contains|distinct values)\\s*\\(\\s*\\?");
    /** What makes a value out of constants; any other function may turn anything into anything. */
    private static final Pattern CALCULATES =
            Pattern.compile("\\?|\\b(?!not\\b|date\\b|time\\b|date and time\\b|duration\\b)[a-z][a-z ]*\\(");

    private final Feel feel;

    CellCheck(Feel feel) {
        this.feel = feel;
    }

    /**
     * @param known names that a cell may read; null where anything may be there
     * @param kinds by input; what is not in it goes by its column's type
     * @throws DecisionFault naming the first cell that can never fit
     */
    public void check(CompiledTable table, @Nullable Set<String> known, Map<String, Kind> kinds) {
        for (Rule rule : table.rules()) {
            for (int column = 0; column < table.inputs().size(); column++) {
                Input input = table.inputs().get(column);
                Cell cell = rule.cells().get(column);
                if (cell.tests() != null) {
                    Kind kind = kinds.getOrDefault(input.name(), Kind.of(input.type()));
                    Place place = new Place(table.name(), rule.id(), input.name(), cell.text(), kind);
                    check(place, cell.tests(), known);
                }
            }
        }
    }

    private record Place(String table, String rule, String input, String text, Kind kind) {
        DecisionFault deadly() {
            return new DecisionFault("%s, rule %s, input %s: it is %s, '%s' can never fit"
                    .formatted(table, rule, input, kind.words(), shown()));
        }

        private String shown() {
            return text.length() > 80 ? text.substring(0, 80) + "…" : text;
        }

        DecisionFault fault(String why) {
            return new DecisionFault("%s, rule %s, input %s: '%s' %s".formatted(table, rule, input, shown(), why));
        }
    }

    private void check(Place place, Feel.UnaryTests tests, @Nullable Set<String> known) {
        String plain = STRINGS.matcher(place.text).replaceAll("\"\"");
        if (FROM_TO.matcher(plain).find()) {
            throw place.fault(
                    "is one number less another; a range is written [500..10000], a day date(\"2026-01-31\")");
        }
        if (place.kind != Kind.ANY && OF_A_LIST.matcher(plain).find()) {
            throw place.fault("asks for a list, but the input is " + place.kind.words() + "; compare it itself");
        }
        Set<String> reads = reads(place);
        if (known != null) {
            for (String name : new TreeSet<>(reads)) {
                if (!known.contains(name)) {
                    throw place.fault("names '" + name + "', which is no input; a word needs quotes, as in \"" + name
                            + "\". Inputs are " + String.join(", ", new TreeSet<>(known)));
                }
            }
        }
        if (!CALCULATES.matcher(plain).find() && reads.isEmpty() && !fits(place, tests)) {
            throw place.deadly();
        }
    }

    private Set<String> reads(Place place) {
        Set<String> names = new TreeSet<>();
        for (String path : feel.mentionsInTests(place.text, Set.of(place.input)).reads()) {
            int dot = path.indexOf('.');
            names.add(dot < 0 ? path : path.substring(0, dot));
        }
        names.remove("?");
        return names;
    }

    private static boolean fits(Place place, Feel.UnaryTests tests) {
        try {
            for (Object value : Values.of(place.kind, place.text)) {
                if (tests.matches(value, Map.of())) {
                    return true;
                }
            }
            return false;
        } catch (MappingFault fault) {
            throw place.fault(fault.sentence());
        }
    }
}
