package finme.crm.connector;

import finme.crm.Crm.Mapping;
import finme.delivery.States.Subject;
import java.util.Map;

/**
 * A record as a CRM is to have it.
 *
 * @param subject kind and our id or code
 * @param fields that are written, by their names there
 * @param headers conditions under which it is, such as {@code If-Match}
 */
public record CrmRecord(Subject subject, Mapping mapping, Map<String, Object> fields, Map<String, String> headers) {
    @Override
    public String toString() {
        return "CrmRecord[" + subject + ']';
    }
}
