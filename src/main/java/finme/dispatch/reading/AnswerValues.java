package finme.dispatch.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lenient readings of texts that mappings give. What offers say is read in {@code terms}. */
final class AnswerValues {
    private AnswerValues() {}

    static @Nullable String text(@Nullable Object value, int limit) {
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        text = text.strip().replace('\0', ' ');
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), limit));
    }

    static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }
}
