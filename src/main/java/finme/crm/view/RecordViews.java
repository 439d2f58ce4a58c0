package finme.crm.view;

import finme.crm.RecordKind;
import finme.mapping.Mentions;
import java.util.Collection;
import java.util.Map;

/** Our records of one kind as mappings see them. */
public interface RecordViews {
    RecordKind kind();

    /**
     * Reads many at once.
     *
     * @param keys ids or codes
     * @param mentions what the mapping reads: the rest need not be there
     * @return by key; what is gone, or none of a CRM's business, is missing
     */
    Map<String, View> of(Collection<String> keys, Mentions mentions);

    /** @param version of the record */
    record View(int version, Map<String, Object> context) {
        @Override
        public String toString() {
            return "View[" + version + ']';
        }
    }
}
