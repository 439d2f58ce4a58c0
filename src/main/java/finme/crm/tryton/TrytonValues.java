package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.tryton.TrytonModels.Field;
import finme.mapping.MappingFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Tryton writes them in JSON, and as FEEL has them. */
final class TrytonValues {
    private static final String CLASS = "__class__";

    private TrytonValues() {}

    /** @throws MappingFault when it can't be a value of such a field */
    static @Nullable Object encode(Field field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return switch (field.type()) {
                case "numeric" -> Map.of(CLASS, "Decimal", "decimal", new BigDecimal(value.toString()).toPlainString());
                case "integer", "biginteger", "many2one" -> new BigDecimal(value.toString()).longValueExact();
                case "float" -> new BigDecimal(value.toString());
                case "date" -> date(LocalDate.parse(value.toString().substring(0, 10)));
                case "datetime", "timestamp" ->
                    time(OffsetDateTime.parse(value.toString()).toInstant());
                case "boolean" -> Boolean.valueOf(value.toString());
                case "char", "text", "selection" -> value.toString();
                default -> value;
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException | StringIndexOutOfBoundsException no) {
            throw new MappingFault("a value does not fit its field", 0, 0);
        }
    }

    private static Map<String, Object> date(LocalDate date) {
        Map<String, Object> encoded = new LinkedHashMap<>();
        encoded.put(CLASS, "date");
        encoded.put("year", date.getYear());
        encoded.put("month", date.getMonthValue());
        encoded.put("day", date.getDayOfMonth());
        return encoded;
    }

    static Map<String, Object> time(Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        Map<String, Object> encoded = date(time.toLocalDate());
        encoded.put(CLASS, "datetime");
        encoded.put("hour", time.getHour());
        encoded.put("minute", time.getMinute());
        encoded.put("second", time.getSecond());
        encoded.put("microsecond", time.getNano() / 1000);
        return encoded;
    }

    static @Nullable Object decode(JsonNode value) {
        return switch (value.path(CLASS).asText()) {
            case "Decimal" -> new BigDecimal(value.path("decimal").asText());
            case "date" -> day(value).toString();
            case "datetime" -> String.valueOf(instant(value));
            default -> plain(value);
        };
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : null;
    }

    /** @return null when there is none */
    static @Nullable Instant instant(JsonNode value) {
        return value.path(CLASS).asText().equals("datetime")
                ? day(value)
                        .atTime(
                                value.path("hour").asInt(),
                                value.path("minute").asInt(),
                                value.path("second").asInt(),
                                value.path("microsecond").asInt() * 1000)
                        .toInstant(ZoneOffset.UTC)
                : null;
    }

    private static LocalDate day(JsonNode value) {
        return LocalDate.of(
                value.path("year").asInt(),
                value.path("month").asInt(),
                value.path("day").asInt());
    }
}
