package finme.crm.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an exchange with a CRM went. Its words quote no value. */
public sealed interface CrmResult<T> {
    record Said<T>(T answer) implements CrmResult<T> {}

    /**
     * There was no answer to what it was asked.
     *
     * @param choked it may be one of several records that it can't stand, or will say the same again
     * @param retryAfter not before then, if it said so
     */
    record Away<T>(String error, boolean choked, @Nullable Duration retryAfter) implements CrmResult<T> {}
}
