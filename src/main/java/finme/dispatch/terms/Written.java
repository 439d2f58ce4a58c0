package finme.dispatch.terms;

import finme.canonical.Currencies;
import finme.canonical.WrittenNumbers;
import finme.dispatch.terms.Doubt.Why;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as lenders write them. A unit is one only where it says what the member is anyway. */
final class Written {
    private static final int LONGEST = 60;
    private static final int CENTS = 2;
    /** What follows the point of a rate are decimals, however many. */
    private static final int RATE = 3;

    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final BigDecimal HIGHEST_RATE = new BigDecimal(10_000);
    private static final Pattern CODE_FIRST = Pattern.compile("([A-Z]{3}) ?([^A-Za-z]+)");
    private static final Pattern CODE_LAST = Pattern.compile("([^A-Za-z]+?) ?([A-Z]{3})");
    private static final Pattern PERCENT = Pattern.compile("(.+?) ?%");
    private static final Pattern MONTHS = Pattern.compile("(\\d+) ?months?", Pattern.CASE_INSENSITIVE);

    private Written() {}

    static @Nullable Sum money(Object value) throws Doubtful {
        if (value instanceof Map<?, ?> money) {
            Object inner = money.get("value");
            String code = currency(money.get("currency"));
            if (inner == null || inner instanceof Map) {
                throw new Doubtful(Why.UNREADABLE);
            }
            Sum sum = money(inner);
            return sum == null || code == null ? sum : new Sum(sum.value(), code);
        }
        if (value instanceof Number number) {
            return new Sum(sum(new BigDecimal(number.toString())), null);
        }
        String text = text(value);
        if (text.isEmpty()) {
            return null;
        }
        Matcher first = CODE_FIRST.matcher(text);
        if (first.matches()) {
            return new Sum(sum(number(first.group(2), CENTS)), currency(first.group(1)));
        }
        Matcher last = CODE_LAST.matcher(text);
        return last.matches()
                ? new Sum(sum(number(last.group(1), CENTS)), currency(last.group(2)))
                : new Sum(sum(number(text, CENTS)), null);
    }

    static @Nullable String currency(@Nullable Object code) throws Doubtful {
        if (code == null) {
            return null;
        }
        String text = text(code).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        if (!Currencies.codes().contains(text)) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return text;
    }

    /** In percent. Below one it could be a share just as well, unless a sign says what it is. */
    static @Nullable BigDecimal rate(Object value) throws Doubtful {
        BigDecimal rate;
        boolean signed = false;
        if (value instanceof Number number) {
            rate = new BigDecimal(number.toString());
        } else {
            String text = text(value);
            if (text.isEmpty()) {
                return null;
            }
            Matcher percent = PERCENT.matcher(text);
            signed = percent.matches();
            rate = number(signed ? percent.group(1) : text, RATE);
        }
        if (rate.signum() < 0) {
            throw new Doubtful(Why.NOT_POSITIVE);
        }
        if (rate.compareTo(HIGHEST_RATE) > 0) {
            throw new Doubtful(Why.TOO_LARGE);
        }
        if (!signed && rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) < 0) {
            throw new Doubtful(Why.SHARE_OR_PERCENT);
        }
        return bounded(rate);
    }

    static @Nullable Integer months(Object value) throws Doubtful {
        BigDecimal months;
        if (value instanceof Number number) {
            months = new BigDecimal(number.toString());
        } else {
            String text = text(value);
            if (text.isEmpty()) {
                return null;
            }
            Matcher named = MONTHS.matcher(text);
            months = number(named.matches() ? named.group(1) : text, RATE);
        }
        if (months.signum() <= 0) {
            throw new Doubtful(Why.NOT_POSITIVE);
        }
        if (months.compareTo(BigDecimal.valueOf(1200)) > 0) {
            throw new Doubtful(Why.TOO_LARGE);
        }
        if (bounded(months).stripTrailingZeros().scale() > 0) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return months.intValue();
    }

    private static BigDecimal sum(BigDecimal sum) throws Doubtful {
        if (sum.signum() < 0) {
            throw new Doubtful(Why.NOT_POSITIVE);
        }
        if (sum.precision() - (long) sum.scale() > 20 || sum.compareTo(MOST) > 0) {
            throw new Doubtful(Why.TOO_LARGE);
        }
        return bounded(sum);
    }

    private static BigDecimal number(String text, int decimals) throws Doubtful {
        BigDecimal number = WrittenNumbers.read(text, decimals);
        if (number == null) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return number;
    }

    /** An exponent can make a short text an enormous number. */
    private static BigDecimal bounded(BigDecimal number) throws Doubtful {
        if (Math.abs((long) number.scale()) > 40 || number.precision() > 60) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return number;
    }

    /** A list, a truth value or an object in place of a number is none. */
    private static String text(Object value) throws Doubtful {
        if (!(value instanceof String text) || text.length() > LONGEST) {
            throw new Doubtful(Why.UNREADABLE);
        }
        return WrittenNumbers.plain(text);
    }

    /** As an operator gets to see it. */
    static String shown(@Nullable Object value) {
        String text = value instanceof BigDecimal number && Math.abs((long) number.scale()) < 100
                ? number.toPlainString()
                : value instanceof Map<?, ?> map && map.get("value") != null && map.get("currency") != null
                        ? shown(map.get("value")) + ' ' + map.get("currency")
                        : value instanceof List<?> list ? list.toString() : String.valueOf(value);
        String clean = text.replace('\0', ' ');
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }
}
