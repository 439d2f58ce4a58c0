package finme.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The borrower's decision on offers. The first one counts; what is asked twice is done once. */
public interface OfferDesk {
    /**
     * Accepts one offer: the process goes on, and its partner is told where it takes that.
     *
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 404 unknown offer; 409 {@code offer_expired}, {@code offer_gone}, {@code other_chosen}
     *     or {@code too_late}
     */
    void accept(UUID application, UUID offer, String actor);

    /** Turns all of them down. @throws finme.kernel.Problem 409 {@code too_late} */
    void decline(UUID application, String actor);

    /**
     * Notes that the borrower goes on to a partner's own page.
     *
     * @return its address; empty when there is none or the offer does not stand any more
     */
    Optional<String> follow(UUID application, UUID offer, String actor);

    /** @return the choices of those that have one */
    Map<UUID, Choice> choices(Collection<UUID> applications);

    record Choice(
            UUID offer,
            String partner,
            Instant at,
            @Nullable Instant followedAt) {}
}
