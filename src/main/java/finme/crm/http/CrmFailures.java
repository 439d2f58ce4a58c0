package finme.crm.http;

import finme.crm.connector.CrmResult.Away;
import finme.outbound.AddressRefused;
import finme.outbound.OutboundPost;
import finme.outbound.RetryAfter;
import finme.outbound.TokenRefused;
import finme.work.FailureLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Why there was no answer, in a word. That nobody answers is to be expected; anything else is a mistake of ours. */
@Component
public class CrmFailures {
    private static final Logger LOG = LoggerFactory.getLogger(CrmFailures.class);
    /** Statuses to a batch that one of its records may have caused. */
    private static final Set<Integer> CHOKED = Set.of(400, 409, 413, 422, 500);

    /** Nobody answers for what was asked: it is the service that is not well, or does not know us. */
    private static final Set<Integer> AWAY = Set.of(401, 403, 407, 408, 425, 429, 502, 503, 504);

    private final FailureLog failures = new FailureLog(LOG, "The CRM can't be asked");

    public static boolean isAway(int status) {
        return AWAY.contains(status);
    }

    public void none() {
        failures.worked();
    }

    public <T> Away<T> away(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Refused refused) {
            HttpResponse<byte[]> response = refused.response();
            int status = response.statusCode();
            String header = response.headers().firstValue("Retry-After").orElse(null);
            return new Away<>(
                    "HTTP " + status,
                    refused.hadRecords() && CHOKED.contains(status),
                    RetryAfter.read(header, Instant.now()));
        }
        if (cause instanceof Unreadable) {
            return new Away<>(String.valueOf(cause.getMessage()), true, null);
        }
        if (cause instanceof TokenRefused) {
            return new Away<>("no token", false, null);
        }
        if (!(cause instanceof IOException || cause instanceof TimeoutException || cause instanceof AddressRefused)) {
            failures.failed(cause);
            return new Away<>(cause.getClass().getSimpleName(), false, null);
        }
        return new Away<>(OutboundPost.words(cause), false, null);
    }
}
