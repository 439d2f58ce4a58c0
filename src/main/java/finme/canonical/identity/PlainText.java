package finme.canonical.identity;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Text as people see it: what can't be seen is gone, whatever looks like a blank is one, and each character is written in
 * one way (NFC; full and half width as in RFC 8264). Two texts that look alike are equal then, as far as one script goes.
 */
public final class PlainText {
    private static final UnicodeSet UNSEEN = new UnicodeSet("[[:Default_Ignorable_Code_Point:][:Cf:][:Cs:]]").freeze();
    private static final UnicodeSet BLANK = new UnicodeSet("[[:White_Space:][:Z:][:Cc:]\\u2800]").freeze();
    private static final UnicodeSet WIDE = new UnicodeSet("[\\uFF01-\\uFFEF]").freeze();
    private static final UnicodeSet DASH = new UnicodeSet("[[:Pd:]\\u2212]").freeze();

    /** Scripts in which a joiner between two letters is spelling: without it a Persian name is another word. */
    private static final UnicodeSet JOINED = new UnicodeSet(
                    "[[:Arab:][:Deva:][:Beng:][:Gujr:][:Guru:][:Knda:]" + "[:Mlym:][:Orya:][:Sinh:][:Taml:][:Telu:]]")
            .freeze();

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private PlainText() {}

    /** @return without blanks around it, with one blank where there were many; empty when nothing can be seen */
    public static String of(String text) {
        return isPlain(text) ? text.strip() : NFC.normalize(seen(text)).strip();
    }

    public static boolean isBlank(String text) {
        return text.isBlank() || of(text).isEmpty();
    }

    /** The same for what has no language, such as numbers and dates: digits of every script and dashes of every length, too. */
    public static String code(String text) {
        String plain = of(text);
        if (isAscii(plain)) {
            return plain;
        }
        StringBuilder code = new StringBuilder(plain.length());
        plain.codePoints().forEach(point -> {
            int digit = Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(point, 10) : -1;
            if (digit >= 0) {
                code.append(digit);
            } else {
                code.appendCodePoint(DASH.contains(point) ? '-' : point);
            }
        });
        return code.toString();
    }

    private static String seen(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (BLANK.contains(point)) {
                if (seen.isEmpty() || seen.charAt(seen.length() - 1) != ' ') {
                    seen.append(' ');
                }
            } else if (WIDE.contains(point) && !UNSEEN.contains(point)) {
                seen.append(NFKC.normalize(Character.toString(point)));
            } else if (!UNSEEN.contains(point) || joins(point, text, at, next)) {
                seen.appendCodePoint(point);
            }
            at = next;
        }
        return seen.toString();
    }

    private static boolean joins(int point, String text, int at, int next) {
        boolean joiner = point == 0x200C || point == 0x200D;
        return joiner
                && at > 0
                && next < text.length()
                && JOINED.contains(text.codePointBefore(at))
                && JOINED.contains(text.codePointAt(next));
    }

    /** Most text is: it costs nothing then. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c > '~' || c == ' ' && at > 0 && text.charAt(at - 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
