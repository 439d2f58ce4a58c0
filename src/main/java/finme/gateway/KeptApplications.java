package finme.gateway;

import finme.gateway.sealing.SealedEnvelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** How applications enter core that an edge has acknowledged while core was away. */
@HttpExchange("/edge/v1/kept")
public interface KeptApplications {
    /**
     * Takes one in under the id and reference its sender knows; they stay good also when it was there already under others.
     * One that core can't use is kept for an operator. When it returns, that is durable, and the edge may forget it; the same
     * again gives the same.
     *
     * @throws finme.kernel.Problem 409, 429, 503 try again later
     */
    @PostExchange
    Outcome deliver(@RequestBody SealedEnvelope envelope);

    /** @param refused code of why it is with an operator now; null when it was taken in */
    record Outcome(UUID id, @Nullable String refused) {}
}
