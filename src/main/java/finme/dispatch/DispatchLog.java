package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.kernel.Slice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened at the partners, for people and for other systems. Reads only. */
public interface DispatchLog {
    /** @return empty before the application was ranked */
    Optional<RoutingExplanation> routing(UUID application);

    /** Oldest first. */
    List<Sent> dispatches(UUID application);

    /** Offers that stand, the winner's first. */
    List<Offered> offers(UUID application);

    /** The same for many applications at once; those without any are missing. No partner's free text, no address. */
    Map<UUID, List<Sent>> dispatches(Collection<UUID> applications);

    Map<UUID, List<Offered>> offers(Collection<UUID> applications);

    /** Of many applications at once, a mark of each that changes with its dispatches and offers; cheap enough for every second. */
    Map<UUID, String> marks(Collection<UUID> applications);

    /** Whether any application ever went to the partner, tests counted in. */
    boolean wasEverAsked(String partner);

    /**
     * Callbacks, newest first.
     *
     * @param state one of {@link Received#state()}; null for all of the application, or for those a person should look at
     * @param application null for all
     * @throws finme.kernel.Problem 422 when state or cursor makes no sense
     */
    Slice<Received> inbox(@Nullable String state, @Nullable UUID application, @Nullable String cursor, int limit);

    /**
     * The request of a dispatch that was answered last, or got no answer, as it went over the wire; in clear, so whoever
     * shows it notes that.
     *
     * @return empty when nothing is kept of it (any more)
     */
    Optional<Exchange> exchange(UUID application, UUID dispatch);

    /** Callbacks of one partner to one application, newest first. */
    List<Received> callbacks(UUID application, String partner, int limit);

    /**
     * One application at one partner.
     *
     * @param partnerVersion of the partner's data when it was chosen
     * @param state READY (waits to be sent), SENDING, WAITING (the partner will decide later), CLOSED
     * @param reason null while nothing was heard
     * @param decideBy when it counts as overdue; null when closed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(
            UUID id,
            String partner,
            int partnerVersion,
            int round,
            int wave,
            String state,
            @Nullable Outcome outcome,
            @Nullable Reason reason,
            boolean conflict,
            boolean winner,
            int attempts,
            Instant sentAt,
            @Nullable Instant decideBy,
            @Nullable Instant decidedAt,
            List<Map<String, Object>> needs) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offered(
            UUID id,
            String partner,
            BigDecimal amount,
            String currency,
            @Nullable Integer termMonths,
            @Nullable BigDecimal apr,
            @Nullable BigDecimal monthlyPayment,
            @Nullable BigDecimal totalPayable,
            @Nullable BigDecimal certainty,
            @Nullable String redirectUrl,
            @Nullable Instant expiresAt,
            boolean winner) {
        @Override
        public String toString() {
            return "Offered[" + partner + ']';
        }
    }

    /** @param state APPLIED, TO_APPLY, LATE, CONFLICT, UNMAPPABLE, UNKNOWN_REFERENCE */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Received(
            UUID id,
            String partner,
            String event,
            @Nullable UUID application,
            String state,
            @Nullable Outcome outcome,
            @Nullable Reason reason,
            Instant receivedAt) {}
}
