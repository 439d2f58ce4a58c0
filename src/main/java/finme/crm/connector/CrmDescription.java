package finme.crm.connector;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a CRM says of one kind of its records.
 *
 * @param exists whether there is such a kind at all
 * @param fields those it was asked for that exist, by name
 */
public record CrmDescription(boolean exists, Map<String, Field> fields) {
    /** There is no such kind of record. */
    public static final CrmDescription NONE = new CrmDescription(false, Map.of());

    /** @param type as the CRM names it */
    public record Field(Type kind, String type, boolean writable) {}

    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        DATE,
        TIME,
        ID,
        LIST,
        OTHER;

        /** @return whether a value that a mapping made can be stored in such a field */
        public boolean fits(@Nullable Object value) {
            if (value == null || this == OTHER) {
                return true;
            }
            String text = value.toString();
            return switch (this) {
                case TEXT -> value instanceof String;
                case NUMBER -> value instanceof Number;
                case FLAG -> value instanceof Boolean;
                case LIST -> value instanceof Collection;
                case DATE -> parses(() -> LocalDate.parse(text));
                case TIME -> parses(() -> OffsetDateTime.parse(text));
                case ID -> parses(() -> UUID.fromString(text));
                case OTHER -> true;
            };
        }

        private static boolean parses(Runnable parser) {
            try {
                parser.run();
                return true;
            } catch (DateTimeException | IllegalArgumentException no) {
                return false;
            }
        }
    }
}
