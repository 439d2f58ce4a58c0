package finme.crm.connector;

import finme.delivery.States.Subject;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an exchange with a CRM went. Its words quote no value. */
public sealed interface CrmAnswer {
    /** It looked at every record. @param faults of those it did not take */
    record Heard(Map<Subject, String> faults) implements CrmAnswer {}

    /**
     * Nothing was taken.
     *
     * @param choked it may be one of the records that it can't stand
     * @param retryAfter not before then, if it said so
     */
    record Away(String error, boolean choked, @Nullable Duration retryAfter) implements CrmAnswer {}
}
