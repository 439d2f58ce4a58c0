package finme.canonical.identity;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people and programs write where they have no value. A stranger's profile must not be found by it, and no real
 * value may be taken for it: so there is a reason to each rule, and none goes by how likely a value looks.
 */
final class Placeholders {
    /** Words that say there is none, in the languages of our sources. None of them is anybody's number or mailbox. */
    private static final Set<String> NONE = Set.of(
            "none", "unknown", "noemail", "nomail", "noreply", "donotreply", "notavailable", "notprovided", "nophone");

    /** Words somebody may be called, so they count only alone or as {@code test@test.cz}. */
    private static final Set<String> FILLER = Set.of(
            "no",
            "na",
            "nil",
            "null",
            "undefined",
            "test",
            "tester",
            "fake",
            "dummy",
            "example",
            "anonymous",
            "user",
            "name",
            "mail",
            "email",
            "asdf",
            "qwerty",
            "neni",
            "nemam",
            "nema",
            "brak",
            "keine");

    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Pattern NO_LETTER = Pattern.compile("\\P{L}+");
    private static final Pattern ONE_CHARACTER = Pattern.compile("(.)\\1*");
    /** Whoever counts up starts at one. */
    private static final Pattern ZEROS = Pattern.compile("0{6,}\\d{1,2}");
    /** Somebody hid the rest: those who share what is left are not one person. */
    private static final Pattern HIDDEN = Pattern.compile("[*?•●\\uFFFD]|X{4,}");

    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS_BEHIND_A_WORD = 5;
    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_RUN = 4;

    private Placeholders() {}

    /** Whether the text says in words that there is no value, or nothing at all. */
    static boolean saysNone(String text) {
        String word = word(text);
        boolean number = text.chars().anyMatch(Character::isDigit);
        return !number && (word.isEmpty() || NONE.contains(word) || FILLER.contains(word) || repeats(word));
    }

    /** @param id letters and digits only; no tax office gives out a word, one digit repeated, or one that counts */
    static boolean isTaxId(String id) {
        long digits = id.chars().filter(Character::isDigit).count();
        String word = word(id);
        boolean numberedWord = digits <= MOST_DIGITS_BEHIND_A_WORD
                && word.length() >= SHORTEST_WORD
                && (NONE.contains(word) || FILLER.contains(word));
        return digits < FEWEST_DIGITS
                || numberedWord
                || isCounter(id)
                || ZEROS.matcher(id).matches();
    }

    /** Whether part of the number is not there. */
    static boolean isHidden(String text) {
        return HIDDEN.matcher(text).find();
    }

    /** One digit all along, or each one more or less than the one before: {@code 1111}, {@code 0123456789}, {@code 9876}. */
    static boolean isCounter(String digits) {
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return repeats(digits) || digits.length() >= SHORTEST_RUN && (counts(digits, 1) || counts(digits, 9));
    }

    /** The mailbox says that there is none, or it is a filler at a filler's own domain. */
    static boolean isEmail(String local, String domain) {
        String host = domain.substring(0, Math.max(0, domain.indexOf('.')));
        String box = word(local);
        boolean fillerAtFiller = FILLER.contains(box) && (box.equals(word(host)) || NONE.contains(word(host)));
        return NONE.contains(box) || fillerAtFiller || repeats(local + host);
    }

    private static boolean counts(String digits, int step) {
        for (int at = 1; at < digits.length(); at++) {
            if ((digits.charAt(at) - digits.charAt(at - 1) - step + 20) % 10 != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean repeats(String text) {
        return ONE_CHARACTER.matcher(text).matches();
    }

    private static String word(String text) {
        return NO_LETTER.matcher(NFD.normalize(text.toLowerCase(Locale.ROOT))).replaceAll("");
    }
}
