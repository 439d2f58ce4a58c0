package finme.process.decision.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the output cells of one rule, forgiving about how a number was written and strict about what it means. */
public record RuleOutputs(String place, Map<String, @Nullable Object> values) {
    public @Nullable String text(String output) {
        Object value = values.get(output);
        if (value == null || value instanceof String text && text.isBlank()) {
            return null;
        }
        if (value instanceof String text) {
            return text.strip();
        }
        throw wrong(output, "a text");
    }

    public @Nullable BigDecimal number(String output) {
        Object value = values.get(output);
        if (value == null) {
            return null;
        }
        try {
            return new BigDecimal(value.toString().strip());
        } catch (NumberFormatException otherwise) {
            throw wrong(output, "a number");
        }
    }

    public int wholeNumber(String output, int otherwise, int least) {
        BigDecimal value = number(output);
        if (value == null) {
            return otherwise;
        }
        try {
            int whole = value.intValueExact();
            if (whole >= least) {
                return whole;
            }
        } catch (ArithmeticException fraction) {
            // said below
        }
        throw wrong(output, "a whole number from " + least);
    }

    public @Nullable Duration duration(String output) {
        String value = text(output);
        try {
            return value == null ? null : Duration.parse(value);
        } catch (DateTimeException unreadable) {
            throw wrong(output, "a duration such as PT2M");
        }
    }

    public <E extends Enum<E>> @Nullable E word(String output, Class<E> words) {
        String value = text(output);
        try {
            return value == null ? null : Enum.valueOf(words, value);
        } catch (IllegalArgumentException unknown) {
            throw wrong(output, "one of " + Arrays.toString(words.getEnumConstants()));
        }
    }

    public DecisionFault wrong(String output, String wanted) {
        return new DecisionFault("%s, output %s: %s is wanted".formatted(place, output, wanted));
    }
}
