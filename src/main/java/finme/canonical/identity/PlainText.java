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

    /** U+0080 to U+009F: nobody types these, they are what is left of windows-1252 taken for ISO-8859-1. */
    private static final String WINDOWS =
            "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
                    + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    private static final int NEXT_LINE = 0x85;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private PlainText() {}

    /** @return without blanks around it, with one blank where there were many; empty when nothing can be seen */
    public static String of(String text) {
        return isPlain(text) ? text.strip() : NFC.normalize(seen(text)).strip();
    }

    /** Whether some of its letters were lost on the way here, which nobody can mend. */
    public static boolean isDamaged(String plain) {
        return plain.indexOf('\uFFFD') >= 0;
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
            int found = text.codePointAt(at);
            int point = found >= 0x80 && found < 0xA0 && found != NEXT_LINE ? WINDOWS.charAt(found - 0x80) : found;
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
