package finme.canonical.reading;

import finme.canonical.identity.PlainText;
import finme.canonical.identity.SpreadsheetText;
import finme.canonical.identity.Unusable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as programs and people write them. A separator counts as one of thousands only where it can be nothing else:
 * {@code 1.900} is refused, since one reader in two would take it for a thousandth of what the other one does.
 */
public final class Numbers {
    private static final int LONGEST = 40;
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,64})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("([+-]?\\d{1,15}),(\\d{1,64})");
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3}");

    /** Blank or apostrophe; else the separator has to stand twice or before another one. */
    private static final Pattern GROUPED = Pattern.compile(
            "([+-]?\\d{1,3}(?:(?<blank>[ '’])\\d{3}(?:\\k<blank>\\d{3})*|(?<mark>[.,])\\d{3}(?:\\k<mark>\\d{3})*))"
                    + "(?:(?!\\k<mark>)[.,](?<fraction>\\d{1,64}))?");

    private static final Pattern INDIAN = Pattern.compile("([+-]?\\d{1,2}(?:,\\d{2})+,\\d{3})(\\.\\d{1,64})?");
    private static final Pattern SEPARATORS = Pattern.compile("[ '’.,]");

    private Numbers() {}

    /** @param decimals how many the value may have where it is meant for a point and three digits to be some */
    public static BigDecimal read(Object raw, int decimals) throws Unusable {
        String text = SpreadsheetText.cell(PlainText.code(Readings.string(raw, LONGEST)));
        String number = text.replace("\u066C", "").replace('\u066B', '.');
        if (number.equals(text) && raw instanceof String && isEither(text, decimals)) {
            throw new Unusable(
                    "ambiguous_number",
                    "It can't be told whether its separator is one of thousands or of decimals; write it without the"
                            + " former and with a point for the latter.");
        }
        if (PLAIN.matcher(number).matches()) {
            return new BigDecimal(number);
        }
        Matcher comma = DECIMAL_COMMA.matcher(number);
        if (comma.matches()) {
            return new BigDecimal(comma.group(1) + '.' + comma.group(2));
        }
        return grouped(number);
    }

    private static boolean isEither(String text, int decimals) {
        Matcher either = EITHER.matcher(text);
        return either.matches() && !(decimals == 3 && either.group(1).equals("."));
    }

    private static BigDecimal grouped(String text) throws Unusable {
        Matcher grouped = GROUPED.matcher(text);
        if (grouped.matches()) {
            String fraction = grouped.group("fraction");
            return new BigDecimal(
                    SEPARATORS.matcher(grouped.group(1)).replaceAll("") + (fraction == null ? "" : '.' + fraction));
        }
        Matcher indian = INDIAN.matcher(text);
        if (indian.matches()) {
            String fraction = indian.group(2);
            return new BigDecimal(indian.group(1).replace(",", "") + (fraction == null ? "" : fraction));
        }
        throw new Unusable("invalid_number", "A number with a decimal point is needed.");
    }
}
