package finme.process.decision;

import finme.mapping.Feel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Most cells are a word, a number, a limit or a range, or a few of these. Those are compiled to plain comparisons, which
 * is some fifty times faster than to interpret them; whatever is not quite that simple, or meets a value of another
 * kind, goes to FEEL itself. A test holds the two against each other.
 */
final class SimpleTests implements Feel.UnaryTests {
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern NOT = Pattern.compile("\\s*not\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("\\s*(?:\"(?<word>[^\"\\\\]*)\""
            + "|(?<open>[\\[\\](])\\s*(?<from>" + NUMBER + ")\\s*\\.\\.\\s*(?<to>" + NUMBER + ")\\s*(?<close>[\\]\\[)])"
            + "|(?<limit>[<>]=?)\\s*(?<than>" + NUMBER + ")"
            + "|(?<number>" + NUMBER + ")"
            + "|(?<flag>true|false)"
            + "|(?<nothing>null))\\s*(?:,|$)");

    private final Feel.UnaryTests thorough;
    private final Class<?> kind;
    private final boolean certainOfNull;
    private final boolean nullFits;
    private final Predicate<Object> fits;

    private SimpleTests(
            Feel.UnaryTests thorough, Class<?> kind, boolean certainOfNull, boolean nullFits, Predicate<Object> fits) {
        this.thorough = thorough;
        this.kind = kind;
        this.certainOfNull = certainOfNull;
        this.nullFits = nullFits;
        this.fits = fits;
    }

    @Override
    public boolean matches(@Nullable Object input, Map<String, ?> context) {
        if (input == null) {
            return certainOfNull ? nullFits : thorough.matches(null, context);
        }
        Object value = input instanceof Integer whole ? BigDecimal.valueOf(whole) : input;
        return kind.isInstance(value) ? fits.test(value) : thorough.matches(input, context);
    }

    /** @return the same tests, by plain comparisons where that is possible */
    static Feel.UnaryTests of(String text, Feel.UnaryTests thorough) {
        Matcher not = NOT.matcher(text);
        if (not.matches()) {
            SimpleTests inner = simple(not.group(1), thorough);
            return inner == null || inner.nullFits || inner.kind == Boolean.class
                    ? thorough
                    : new SimpleTests(thorough, inner.kind, false, false, inner.fits.negate());
        }
        SimpleTests tests = simple(text, thorough);
        return tests == null ? thorough : tests;
    }

    private static @Nullable SimpleTests simple(String text, Feel.UnaryTests thorough) {
        Class<?> kind = null;
        boolean nullFits = false;
        List<Predicate<Object>> any = new ArrayList<>();
        Matcher test = TEST.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!test.find(end) || test.start() != end) {
                return null;
            }
            end = test.end();
            if (test.group("nothing") != null) {
                nullFits = true;
                continue;
            }
            Class<?> its = kind(test);
            if (kind != null && kind != its) {
                return null;
            }
            kind = its;
            any.add(predicate(test));
        }
        if (text.stripTrailing().endsWith(",")) {
            return null;
        }
        if (kind == null) {
            return nullFits ? new SimpleTests(thorough, Object.class, true, true, value -> false) : null;
        }
        // FEEL takes a bare true for a test that has come out true, whatever the input is
        boolean certainOfNull = kind != Boolean.class;
        return new SimpleTests(
                thorough, kind, certainOfNull, nullFits, value -> any.stream().anyMatch(each -> each.test(value)));
    }

    private static Class<?> kind(Matcher test) {
        if (test.group("word") != null) {
            return String.class;
        }
        return test.group("flag") != null ? Boolean.class : BigDecimal.class;
    }

    private static Predicate<Object> predicate(Matcher test) {
        if (test.group("word") != null) {
            return test.group("word")::equals;
        }
        if (test.group("flag") != null) {
            return Boolean.valueOf(test.group("flag"))::equals;
        }
        if (test.group("number") != null) {
            return equal(test.group("number"));
        }
        if (test.group("limit") != null) {
            return limit(test.group("limit"), test.group("than"));
        }
        return limit(test.group("open").equals("[") ? ">=" : ">", test.group("from"))
                .and(limit(test.group("close").equals("]") ? "<=" : "<", test.group("to")));
    }

    private static Predicate<Object> equal(String number) {
        BigDecimal wanted = new BigDecimal(number);
        return value -> ((BigDecimal) value).compareTo(wanted) == 0;
    }

    private static Predicate<Object> limit(String relation, String number) {
        BigDecimal limit = new BigDecimal(number);
        return switch (relation) {
            case "<" -> value -> ((BigDecimal) value).compareTo(limit) < 0;
            case "<=" -> value -> ((BigDecimal) value).compareTo(limit) <= 0;
            case ">" -> value -> ((BigDecimal) value).compareTo(limit) > 0;
            default -> value -> ((BigDecimal) value).compareTo(limit) >= 0;
        };
    }
}
