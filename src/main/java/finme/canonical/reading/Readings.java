package finme.canonical.reading;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import finme.canonical.Currencies;
import finme.canonical.identity.PlainText;
import finme.canonical.identity.Unusable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How single values are read. Lenient about form (numbers as strings, case, blanks), strict about meaning. */
final class Readings {
    private static final Pattern SPREADSHEET_NUMBER = Pattern.compile("^(\\d+)[.,]0+$");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private static final int MOST_DIGITS = 64;

    private Readings() {}

    static Reading text(int max) {
        return raw -> TextNode.valueOf(whole(string(raw, max)));
    }

    /** What somebody or some place is called: a name without a letter is none. */
    static Reading name(int max) {
        return raw -> {
            String name = whole(string(raw, max));
            if (name.codePoints().noneMatch(Character::isLetter)) {
                throw new Unusable(Unusable.PLACEHOLDER, "A name has letters; what stands here has none.");
            }
            return TextNode.valueOf(name);
        };
    }

    private static String whole(String text) throws Unusable {
        if (PlainText.isDamaged(text)) {
            throw new Unusable(
                    "characters_lost", "Some of its characters were lost before it came here; send it again in UTF-8.");
        }
        return text;
    }

    /** A postal code; a spreadsheet takes one for a number. */
    static Reading postalCode(int max) {
        return raw -> TextNode.valueOf(
                SPREADSHEET_NUMBER.matcher(PlainText.code(string(raw, max))).replaceFirst("$1"));
    }

    static final Reading CURRENCY =
            oneOf(Currencies.codes(), true, "invalid_currency", "An ISO 4217 currency is needed.");
    static final Reading COUNTRY = oneOf(COUNTRIES, true, "invalid_country", "An ISO 3166-1 alpha-2 code is needed.");
    static final Reading LANGUAGE = oneOf(LANGUAGES, false, "invalid_language", "An ISO 639-1 language is needed.");

    static Reading integer(int min, int max) {
        return raw -> {
            BigDecimal number = Numbers.read(raw, 0);
            if (number.stripTrailingZeros().scale() > 0) {
                throw new Unusable("invalid_number", "A whole number is needed.");
            }
            if (number.compareTo(BigDecimal.valueOf(min)) < 0) {
                throw new Unusable("too_small", "The least is " + min + ".");
            }
            if (number.compareTo(BigDecimal.valueOf(max)) > 0) {
                throw new Unusable("too_large", "The most is " + max + ".");
            }
            return IntNode.valueOf(number.intValueExact());
        };
    }

    /** An entry of a directory; {@code home improvement} is as good as {@code HOME_IMPROVEMENT}. */
    static Reading code(Supplier<Set<String>> active, String directory) {
        return raw -> {
            String code =
                    string(raw, 64).toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            if (!active.get().contains(code)) {
                throw new Unusable("unknown_code", "This is no entry of the directory " + directory + ".");
            }
            return TextNode.valueOf(code);
        };
    }

    private static Reading oneOf(Set<String> values, boolean upper, String code, String sentence) {
        return raw -> {
            String text = string(raw, 64);
            String value = upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
            if (!values.contains(value)) {
                throw new Unusable(code, sentence);
            }
            return TextNode.valueOf(value);
        };
    }

    static Reading anyOf(String... values) {
        return oneOf(
                Set.copyOf(Arrays.asList(values)),
                true,
                "unknown_code",
                "One of " + String.join(", ", values) + " is needed.");
    }

    static String string(Object raw, int max) throws Unusable {
        if (!(raw instanceof String || raw instanceof Number || raw instanceof Boolean)) {
            throw new Unusable("invalid_type", "A single value is needed.");
        }
        String text = raw instanceof BigDecimal number ? plain(number).toPlainString() : raw.toString();
        if (text.indexOf(0) >= 0) {
            throw new Unusable("invalid_text", "There is a NUL in it, which no text has.");
        }
        String clean = PlainText.of(text);
        if (clean.isEmpty()) {
            throw new Unusable("required", "A value is needed here.");
        }
        if (clean.length() > max) {
            throw new Unusable("too_long", "At most " + max + " characters.");
        }
        return clean;
    }

    /** An exponent may not blow up: 1E+999999999 is a gigabyte when written out. */
    static BigDecimal plain(BigDecimal number) throws Unusable {
        if (number.scale() > MOST_DIGITS || number.precision() - (long) number.scale() > MOST_DIGITS) {
            throw new Unusable("invalid_number", "The number has too many digits.");
        }
        return number;
    }
}
