package finme.crm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that a CRM has and we do not know: made there by hand, or customers of its own. Nobody is made of them here;
 * somebody gives them our id there, or leaves them. One that has got an id of ours is closed as soon as it is seen.
 */
public interface CrmUnlinked {
    /** Those to decide on, newest first. @param before id of the last one seen */
    List<Unlinked> list(String crm, @Nullable UUID before, int limit);

    /** How many there are to decide on. */
    long open(String crm);

    /**
     * Never listed again.
     *
     * @throws finme.kernel.Problem 404 unknown, 409 {@code settled}
     */
    void leave(String crm, UUID unlinked, String actor);

    /**
     * All that are open: a CRM may have customers of its own.
     *
     * @param upTo newest that somebody has seen; null: all of them
     * @return how many
     */
    int leaveAll(String crm, @Nullable UUID upTo, String actor);

    /**
     * @param theirId as the CRM names it; a keyed digest when that may say who it is
     * @param changedAt by the CRM's clock; null when it does not say
     */
    record Unlinked(
            UUID id,
            RecordKind kind,
            String theirId,
            @Nullable Instant changedAt,
            Instant at) {}
}
