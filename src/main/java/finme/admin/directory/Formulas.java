package finme.admin.directory;

import java.util.regex.Pattern;

/** Cells that a spreadsheet would execute. */
final class Formulas {
    private static final Pattern EXECUTED = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Formulas() {}

    static String guard(String cell) {
        return EXECUTED.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && EXECUTED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
