package finme.mapping.feel.evaluation;

import camundajar.impl.scala.collection.immutable.List;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValString;

/**
 * FEEL's four functions on patterns, as XPath has them. The engine's own can't be stopped inside {@code java.util.regex}:
 * {@code (a+)+$} would hold the thread for years, and {@code (?:|){40}x} without reading a character. RE2 never goes
 * back, so that its time follows from the lengths of pattern and text; it has no look-around and no back references, nor
 * has XPath the former.
 */
final class FeelRegex {
    /** A replacement may repeat the whole text by its group references. */
    private static final int REPLACED = 1 << 24;

    private static final int LONGEST = 2_000;

    /** Steps of the machine that a pattern is; each character of the text may take all of them. */
    private static final int LARGEST = 50_000;

    /** RE2's words for what others know and it doesn't; anything else is a pattern for nobody. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "invalid or unsupported Perl syntax",
            "invalid escape sequence",
            "invalid nested repetition operator",
            "invalid repeat count",
            "invalid named capture");

    private static final java.util.regex.Pattern BLANKS = java.util.regex.Pattern.compile("\\s+");

    @FunctionalInterface
    interface Call {
        Val on(List<Val> arguments, FeelBudget budget);
    }

    static final Map<String, Call> CALLS = Map.of(
            "matches", FeelRegex::matches,
            "replace", FeelRegex::replace,
            "split", FeelRegex::split,
            "extract", FeelRegex::extract);

    private FeelRegex() {}

    private static Val matches(List<Val> arguments, FeelBudget budget) {
        return new ValBoolean(matcher(arguments, 2, budget).find());
    }

    private static Val replace(List<Val> arguments, FeelBudget budget) {
        Matcher matcher = matcher(arguments, 3, budget);
        String replacement = text(arguments, 2);
        if ((long) replacement.length() * (text(arguments, 0).length() + 1) > REPLACED) {
            budget.exceed("replaces with too long a text");
        }
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            int before = replaced.length();
            matcher.appendReplacement(replaced, replacement);
            budget.spend(1 + ((replaced.length() - before) >> 3));
            if (replaced.length() > FeelBudget.CHARACTERS) {
                budget.characters(replaced.length());
            }
        }
        return new ValString(matcher.appendTail(replaced).toString());
    }

    private static Val split(List<Val> arguments, FeelBudget budget) {
        String text = text(arguments, 0);
        Matcher matcher = matcher(arguments, 2, budget);
        ArrayList<Val> parts = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() == 0) {
                continue;
            }
            parts.add(new ValString(text.substring(from, matcher.start())));
            from = matcher.end();
            budget.elements(1);
        }
        parts.add(new ValString(text.substring(from)));
        return FeelValues.list(parts);
    }

    private static Val extract(List<Val> arguments, FeelBudget budget) {
        Matcher matcher = matcher(arguments, 2, budget);
        ArrayList<Val> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(new ValString(matcher.group()));
            budget.elements(1);
        }
        return FeelValues.list(found);
    }

    private static Matcher matcher(List<Val> arguments, int flagsAt, FeelBudget budget) {
        String letters = arguments.size() > flagsAt ? text(arguments, flagsAt) : "";
        Pattern pattern = pattern(text(arguments, 1), letters, budget);
        if (pattern.programSize() > LARGEST) {
            budget.exceed("uses too large a pattern");
        }
        int price = 1 + (pattern.programSize() >> 3);
        return pattern.matcher(new Watched(text(arguments, 0), budget, price));
    }

    private static Pattern pattern(String text, String letters, FeelBudget budget) {
        budget.spend(text.length() >> 3);
        if (text.length() > LONGEST) {
            budget.exceed("uses too long a pattern");
        }
        String pattern = letters.contains("x") ? BLANKS.matcher(text).replaceAll("") : text;
        try {
            return Pattern.compile(pattern, flags(letters));
        } catch (PatternSyntaxException unknown) {
            if (UNSUPPORTED.contains(unknown.getDescription())) {
                budget.exceed(
                        "uses a pattern that isn't supported: look-around, back references, more than 1,000 repeats");
            }
            throw unknown;
        }
    }

    private static int flags(String letters) {
        return (letters.contains("s") ? Pattern.DOTALL : 0)
                | (letters.contains("m") ? Pattern.MULTILINE : 0)
                | (letters.contains("i") ? Pattern.CASE_INSENSITIVE : 0);
    }

    private static String text(List<Val> arguments, int index) {
        if (arguments.apply(index) instanceof ValString text) {
            return text.value();
        }
        throw new IllegalArgumentException();
    }

    /** What isn't a text or a pattern gives null in FEEL. */
    static Val orNull(Call call, List<Val> arguments, FeelBudget budget) {
        try {
            return call.on(arguments, budget);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | PatternSyntaxException e) {
            return new ValError("no text or pattern");
        }
    }

    /** The text a matcher reads, counting how often it does. */
    private static final class Watched implements CharSequence {
        private final String text;
        private final FeelBudget budget;
        private final int price;
        private int reads;

        private Watched(String text, FeelBudget budget, int price) {
            this.text = text;
            this.budget = budget;
            this.price = price;
        }

        @Override
        public char charAt(int index) {
            if ((++reads & 31) == 0) {
                budget.spend(price);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
