package finme.crm.connector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found of one record. */
public sealed interface CrmReading {
    /** @param record fields by their names there @param etag null when it has none */
    record Found(Map<String, Object> record, @Nullable String etag) implements CrmReading {
        @Override
        public String toString() {
            return "Found[" + etag + ']';
        }
    }

    record Missing() implements CrmReading {}

    /** @param words quote no value */
    record Fault(String words) implements CrmReading {}
}
