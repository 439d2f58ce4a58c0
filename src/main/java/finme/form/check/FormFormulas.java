package finme.form.check;

import com.fasterxml.jackson.databind.JsonNode;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** FEEL as forms have it: a text that begins with {@code =}. One that fails gives nothing, as in the browser. */
final class FormFormulas {
    private static final Pattern NOT = Pattern.compile("\\s*not\\s*\\((.*)\\)\\s*", Pattern.DOTALL);

    private final Feel feel;

    FormFormulas(Feel feel) {
        this.feel = feel;
    }

    static boolean isFormula(JsonNode text) {
        return text.isTextual() && text.textValue().startsWith("=");
    }

    /**
     * form-js tests a condition as a unary test of nothing: one that gives null, because something it looks at is
     * missing, is met; and so is what stands in {@code not(…)}.
     */
    boolean isMet(JsonNode condition, Map<String, ?> names) {
        return isFormula(condition) && isMet(condition.textValue().substring(1), names);
    }

    private boolean isMet(String text, Map<String, ?> names) {
        Matcher not = NOT.matcher(text);
        if (not.matches() && isOneTerm(not.group(1))) {
            return !isMet(not.group(1), names);
        }
        try {
            Object result = feel.compile(text).evaluate(names);
            return result == null || Boolean.TRUE.equals(result);
        } catch (MappingFault fault) {
            return false;
        }
    }

    /** Whether the bracket that was opened first is closed last. */
    private static boolean isOneTerm(String inner) {
        int depth = 0;
        for (int at = 0; at < inner.length(); at++) {
            char c = inner.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    Object value(JsonNode formula, Map<String, ?> names) {
        try {
            return feel.compile(formula.textValue().substring(1)).evaluate(names);
        } catch (MappingFault fault) {
            return null;
        }
    }
}
