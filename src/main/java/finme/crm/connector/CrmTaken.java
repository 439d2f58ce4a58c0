package finme.crm.connector;

import finme.delivery.States.Subject;
import java.util.Map;

/**
 * It looked at every record.
 *
 * @param faults of those it did not take; {@code HTTP 412} when a condition did not hold
 * @param etags of those it took and gave one
 */
public record CrmTaken(Map<Subject, String> faults, Map<Subject, String> etags) {
    public static final CrmTaken NOTHING = new CrmTaken(Map.of(), Map.of());
}
