package finme.crm.connector;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found of one record. */
public sealed interface CrmReading {
    /**
     * @param record fields by their names there
     * @param etag null when it has none
     * @param opaque names of fields that are there but sealed to others: they are not in the record
     * @param exposed whether something lies there open that is to be sealed
     */
    record Found(Map<String, Object> record, @Nullable String etag, Set<String> opaque, boolean exposed)
            implements CrmReading {
        public Found(Map<String, Object> record, @Nullable String etag) {
            this(record, etag, Set.of(), false);
        }

        @Override
        public String toString() {
            return "Found[" + etag + ']';
        }
    }

    record Missing() implements CrmReading {}

    /** @param words quote no value */
    record Fault(String words) implements CrmReading {}
}
