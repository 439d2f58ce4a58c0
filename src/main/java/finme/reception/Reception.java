package finme.reception;

import finme.kernel.Fault;
import java.util.List;
import java.util.UUID;

/** Takes applications in. */
public interface Reception {
    /**
     * Stores the application and starts its process in one transaction; when it returns, that is durable. A repeat, also
     * a concurrent one, gives the first receipt with {@code replayed}.
     *
     * @throws finme.kernel.Problem 422 {@code idempotency_key_reused} or {@code external_id_reused} for the same key with
     *     other content, 409 {@code in_progress} when the first takes longer than the lock time-out, 503 with retry-after
     *     when overloaded
     */
    Receipt receive(Arrival arrival);

    /** @param status as it was at first */
    record Receipt(UUID id, String reference, String status, List<Fault> warnings, boolean replayed) {}
}
