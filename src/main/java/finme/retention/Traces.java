package finme.retention;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * By what a text could be about a person: numbers, addresses and references of theirs, each of which is enough, and first
 * and last names, of which one of both kinds has to appear. Writing, separators and accents don't matter, nor how a body
 * writes its letters.
 */
public final class Traces {
    /** Shorter ones would be found in anything. */
    private static final int SHORTEST = 6;

    /** National numbers are written with and without their country. */
    private static final int PHONE_DIGITS = 9;

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> unique = new HashSet<>();
    private final Set<String> firstNames = new HashSet<>();
    private final Set<String> lastNames = new HashSet<>();

    /** Nobody else has it. */
    public Traces unique(@Nullable String value) {
        add(unique, value, SHORTEST);
        return this;
    }

    public Traces phone(@Nullable String number) {
        String digits = number == null ? "" : number.replaceAll("\\D", "");
        return unique(digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits);
    }

    public Traces names(@Nullable String first, @Nullable String last) {
        add(firstNames, first, 2);
        add(lastNames, last, 2);
        return this;
    }

    public boolean appearIn(String text) {
        return readings(text).stream().map(Traces::plain).anyMatch(this::found);
    }

    private boolean found(String plain) {
        return unique.stream().anyMatch(plain::contains)
                || firstNames.stream().anyMatch(plain::contains)
                        && lastNames.stream().anyMatch(plain::contains);
    }

    private static void add(Set<String> values, @Nullable String value, int shortest) {
        String plain = value == null ? "" : plain(value);
        if (plain.length() >= shortest) {
            values.add(plain);
        }
    }

    /** Letters and digits only. */
    private static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = ACCENT.matcher(apart).replaceAll("");
        return SEPARATOR.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A body may be JSON, XML or a form: each writes some letters in its own way. */
    private static List<String> readings(String text) {
        List<String> readings = new ArrayList<>();
        readings.add(text);
        readings.add(ESCAPED.matcher(text).replaceAll(code -> quoted((char) Integer.parseInt(code.group(1), 16))));
        readings.add(HtmlUtils.htmlUnescape(text));
        try {
            readings.add(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noForm) {
            return readings;
        }
        return readings;
    }

    private static String quoted(char letter) {
        return java.util.regex.Matcher.quoteReplacement(String.valueOf(letter));
    }

    @Override
    public String toString() {
        return "Traces[***]";
    }
}
