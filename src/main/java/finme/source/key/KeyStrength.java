package finme.source.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bits of a key, for somebody who guesses and knows how people make keys: a word, a year or a repetition costs little however
 * long it is, all else costs what its alphabet has. An estimate that errs to the weaker side.
 */
public final class KeyStrength {
    /** What a key made by chance has at least. */
    public static final int ENOUGH = 128;

    private static final Pattern EASY = Pattern.compile(
            "[A-Z]?[a-z]{4,}|[A-Z]{5,}|(.)\\1{2,}|(?:19|20)\\d\\d|\\d*(?:1234|2345|3456|4567|5678|6789)\\d*");
    private static final Pattern HEX = Pattern.compile("[0-9a-f-]+|[0-9A-F-]+");
    private static final double WORD = 11;
    /** What each letter adds to a word. */
    private static final double LETTER = 1.5;

    private KeyStrength() {}

    public static int bits(String key) {
        double each = Math.log(alphabet(key)) / Math.log(2);
        double bits = 0;
        int from = 0;
        Matcher easy = EASY.matcher(key);
        while (easy.find()) {
            bits += each * (easy.start() - from);
            bits += Math.min(each * easy.group().length(), easy(easy));
            from = easy.end();
        }
        return (int) (bits + each * (key.length() - from));
    }

    private static double easy(Matcher part) {
        boolean word = part.group(1) == null && Character.isLetter(part.group().charAt(0));
        return word ? WORD + LETTER * (part.group().length() - 4) : WORD;
    }

    private static int alphabet(String key) {
        if (HEX.matcher(key).matches()) {
            return 16;
        }
        int size = 0;
        size += key.chars().anyMatch(each -> each >= '0' && each <= '9') ? 10 : 0;
        size += key.chars().anyMatch(each -> each >= 'a' && each <= 'z') ? 26 : 0;
        size += key.chars().anyMatch(each -> each >= 'A' && each <= 'Z') ? 26 : 0;
        size += key.chars().anyMatch(each -> each < 128 && !Character.isLetterOrDigit(each)) ? 8 : 0;
        size += key.chars().anyMatch(each -> each >= 128) ? 32 : 0;
        return Math.max(2, size);
    }
}
