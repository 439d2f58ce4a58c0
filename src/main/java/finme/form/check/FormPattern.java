package finme.form.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A field's regular expression. Here RE2 runs it, which never goes back; a browser runs it with an engine that does, so
 * that what would hold a borrower's page for ever is refused before it is published.
 */
public final class FormPattern {
    private static final int LONGEST = 500;
    private static final int LARGEST = 5_000;
    /** Nearly every pattern that says something refuses one of them. */
    private static final List<String> ANYTHING = List.of(
            "",
            "\u0001\u2603 \n",
            "<a href=\"x\">&'/\\$%|{}[]()*+?.,:;!@#^~`_-=",
            "aZ09\u0416",
            (printable() + "\t\u20ac").repeat(11));

    private final Pattern pattern;

    private FormPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException when it is no pattern, or none that may be used */
    public static FormPattern of(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.programSize() > LARGEST) {
                throw new IllegalArgumentException("too large");
            }
            return new FormPattern(pattern);
        } catch (PatternSyntaxException unknown) {
            throw new IllegalArgumentException("no pattern", unknown);
        }
    }

    private static String printable() {
        return IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** As JavaScript's {@code test}: somewhere, unless the pattern says where. */
    public boolean fits(String value) {
        return pattern.matcher(value).find();
    }

    /** @return why nobody should be asked with it, as one sentence; null when nothing stands against it */
    public static @Nullable String objection(String text) {
        if (text.length() > LONGEST) {
            return "A pattern has at most " + LONGEST + " characters.";
        }
        FormPattern pattern;
        try {
            pattern = of(text);
        } catch (IllegalArgumentException unusable) {
            return "This is no pattern, or one with look-around or back references, which are not supported.";
        }
        if (ANYTHING.stream().allMatch(pattern::fits)) {
            return "Every text fits this pattern; put it between ^ and $.";
        }
        return repeatsRepetition(text)
                ? "A repetition inside of a repetition can hold the borrower's browser for minutes; write it without."
                : null;
    }

    /** {@code (a+)+} and its relatives. */
    private static boolean repeatsRepetition(String text) {
        Deque<Boolean> groups = new ArrayDeque<>();
        boolean repeatsInside = false;
        boolean closed = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean wasClosed = closed;
            closed = false;
            switch (c) {
                case '\\' -> at++;
                case '[' -> at = behindSet(text, at);
                case '(' -> {
                    groups.push(repeatsInside);
                    repeatsInside = false;
                }
                case ')' -> closed = true;
                case '*', '+', '{' -> {
                    if (c != '{' || isOpenEnded(text, at)) {
                        if (wasClosed && repeatsInside) {
                            return true;
                        }
                        repeatsInside = true;
                    }
                }
                default -> {}
            }
            if (wasClosed && !groups.isEmpty()) {
                repeatsInside |= groups.pop();
            }
        }
        return false;
    }

    private static int behindSet(String text, int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static boolean isOpenEnded(String text, int brace) {
        int end = text.indexOf('}', brace);
        return end > 0 && text.substring(brace, end).endsWith(",");
    }
}
