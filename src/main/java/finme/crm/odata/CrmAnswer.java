package finme.crm.odata;

import java.util.Map;
import java.util.UUID;

/** How an exchange with the CRM went. */
public sealed interface CrmAnswer {
    /** The CRM looked at every record. @param faults by application, only for those it did not take */
    record Heard(Map<UUID, String> faults) implements CrmAnswer {}

    /** Nothing was taken. @param choked it may be one of the records that the CRM can't stand */
    record Away(String error, boolean choked) implements CrmAnswer {}
}
