package finme.mapping;

import java.util.regex.Pattern;

/** Cells that a spreadsheet would execute: an apostrophe in front makes them text, and reading takes it away again. */
public final class Formulas {
    private static final Pattern EXECUTED = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Formulas() {}

    public static String guard(String cell) {
        return EXECUTED.matcher(cell).matches() ? "'" + cell : cell;
    }

    public static String unguard(String cell) {
        return cell.startsWith("'") && EXECUTED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
