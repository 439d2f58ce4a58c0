package finme.process.decision.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an input column calls itself. Values from forms may be text where the column says number or date; they are
 * brought to it when they can be, and left alone otherwise.
 */
public enum InputType {
    AS_IS,
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE;

    static InputType named(@Nullable String typeRef) {
        return switch (typeRef == null ? "" : typeRef.toLowerCase(Locale.ROOT)) {
            case "integer", "long", "double", "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "string" -> TEXT;
            case "date" -> DATE;
            default -> AS_IS;
        };
    }

    @Nullable
    Object of(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return switch (this) {
                case AS_IS, TEXT -> value;
                case NUMBER -> new BigDecimal(text.strip());
                case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : value;
                case DATE -> LocalDate.parse(text);
            };
        } catch (NumberFormatException | DateTimeException otherwise) {
            return value;
        }
    }
}
