package finme.canonical.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers to E.164. */
public final class Phones {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    /**
     * Words may stand before and after a number, set apart from it. The library reads letters as keys of a telephone, and
     * a letter among the digits is a slip of the pen that nobody can undo.
     */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<before>(?:[^+\\d]*[^+\\d\\p{L}])?)(?<number>(?:\\+ ?)?[\\d(][\\d ().\\-/]*)"
                    + "(?<after>(?:(?<!\\d)(?!(?!x|ext)\\p{L}{1,3}\\d)\\D.*|(?:[,;#\\[:|x]|ext).*)?)",
            Pattern.CASE_INSENSITIVE);

    /** {@code +420 (0) 601…}: dialled at home only, where it is dialled at all; in Italy it is part of the number. */
    private static final Pattern TRUNK = Pattern.compile("^(\\+[\\d ]{1,5})\\(0\\)");

    private Phones() {}

    /** @param e164 such as {@code +420601000184} @param cut whether something stood around the number */
    public record Phone(String e164, boolean cut) {
        @Override
        public String toString() {
            return "Phone[***]";
        }
    }

    /**
     * @param country ISO code whose national numbers are understood; null: international ones only
     * @throws Unusable {@code placeholder}, {@code digits_lost} or {@code invalid_phone}
     */
    public static Phone read(String text, @Nullable String country) throws Unusable {
        String written = SpreadsheetText.number(PlainText.code(text));
        if (Placeholders.saysNone(written)) {
            throw Unusable.placeholder();
        }
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw invalid();
        }
        PhoneNumber number = parse(parts.group("number").strip(), country);
        if (Placeholders.isCounter(UTIL.getNationalSignificantNumber(number))) {
            throw Unusable.placeholder();
        }
        boolean cut = hasWords(parts.group("before")) || hasWords(parts.group("after"));
        return new Phone(UTIL.format(number, PhoneNumberFormat.E164), cut);
    }

    /** Only numbers somebody can have: those of a length nobody gives out belong to nobody. */
    private static PhoneNumber parse(String text, @Nullable String country) throws Unusable {
        String written = text.startsWith("00") ? "+" + text.substring(2) : text;
        // as it is first: what is dialled for abroad is another number in other countries, such as 0011 in Australia
        for (String form : new LinkedHashSet<>(
                List.of(text, written, TRUNK.matcher(written).replaceFirst("$1")))) {
            try {
                PhoneNumber number = UTIL.parse(form, country);
                if (UTIL.isValidNumber(number)) {
                    return number;
                }
            } catch (NumberParseException unreadable) {
                // Said below.
            }
        }
        throw invalid();
    }

    /** @return ISO code of the country that gives out such numbers; null when several share them */
    public static @Nullable String country(String e164) {
        try {
            return UTIL.getRegionCodeForNumber(UTIL.parse(e164, null));
        } catch (NumberParseException foreign) {
            return null;
        }
    }

    private static boolean hasWords(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit);
    }

    private static Unusable invalid() {
        return new Unusable("invalid_phone", "This is no phone number; write it as +420601000184.");
    }
}
