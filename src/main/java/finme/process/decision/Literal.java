package finme.process.decision;

import finme.mapping.Feel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An output cell that is just a word or a number, as nearly all are: known without evaluating anything. */
record Literal(Object constant) implements Feel.Expression {
    private static final Pattern WORD = Pattern.compile("\"[^\"\\\\]*\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** @return the constant, or the expression where it is more than one */
    static Feel.Expression of(String text, Feel.Expression expression) {
        if (WORD.matcher(text).matches()) {
            return new Literal(text.substring(1, text.length() - 1));
        }
        return NUMBER.matcher(text).matches() ? new Literal(new BigDecimal(text)) : expression;
    }

    @Override
    public @Nullable Object evaluate(Map<String, ?> context) {
        return constant;
    }

    @Override
    public @Nullable Object value(Map<String, ?> context) {
        return constant;
    }
}
