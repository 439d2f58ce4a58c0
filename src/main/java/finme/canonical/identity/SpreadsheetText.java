package finme.canonical.identity;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a spreadsheet made of a number that is none: {@code 9004179986.0}, {@code 9.00417E+9}, {@code ="0601"}. */
public final class SpreadsheetText {
    /** An apostrophe or a formula keeps a cell from becoming a number. */
    private static final Pattern WRAPPED = Pattern.compile("^[='\"’‘`´]+|['\"’‘`´]+$");

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(?:[.,]\\d+[Ee][+-]?|[Ee][+-])\\d{1,3}");

    /** Digits, or thousands set apart, and then a fraction of nothing. */
    private static final Pattern FRACTION = Pattern.compile(
            "((?:\\+|[A-Za-z]{2})?\\d[\\d ]*)[.,]0+|(\\d{1,3}(?:,\\d{3})+)\\.0+" + "|(\\d{1,3}(?:\\.\\d{3})+),0+");

    private SpreadsheetText() {}

    /** What stands in a cell that is kept a text by what stands before it. */
    public static String cell(String text) {
        return text.startsWith("=") || text.startsWith("'") ? unwrapped(text) : text;
    }

    static String unwrapped(String text) {
        return WRAPPED.matcher(text).replaceAll("");
    }

    /** @throws Unusable when digits are lost for good */
    static String number(String text) throws Unusable {
        String cell = unwrapped(text);
        if (SCIENTIFIC.matcher(cell).matches()) {
            return allDigits(new BigDecimal(cell.replace(',', '.')));
        }
        Matcher fraction = FRACTION.matcher(cell);
        if (!fraction.matches()) {
            return cell;
        }
        for (int form = 1; form < 3; form++) {
            if (fraction.group(form) != null) {
                return fraction.group(form);
            }
        }
        return fraction.group(3);
    }

    /** A mantissa shorter than the number says nothing about its last digits. */
    private static String allDigits(BigDecimal number) throws Unusable {
        if (number.scale() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw new Unusable(
                    "digits_lost",
                    "A spreadsheet has rounded this number; format its column as text and send it again.");
        }
        return number.toBigInteger().toString();
    }
}
