package finme.portal.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.DispatchLog.Received;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.Exchange;
import finme.dispatch.Outcome;
import finme.dispatch.Reason;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application as the partner that got it may see it: what it was sent, what it said. Nothing of others, nor whether
 * there were any.
 *
 * @param id of the application
 * @param dispatch the idempotency key of its request
 * @param state SENT, WAITING (it will decide later), DECIDED, RECALLED (it is not wanted any more)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnCase(
        UUID id,
        String reference,
        UUID dispatch,
        String state,
        @Nullable Outcome outcome,
        @Nullable Reason reason,
        int attempts,
        Instant sentAt,
        @Nullable Instant decideBy,
        @Nullable Instant decidedAt) {
    static OwnCase of(String reference, UUID application, Sent sent) {
        boolean recalled = sent.outcome() == Outcome.RECALLED;
        String state = recalled
                ? "RECALLED"
                : sent.state().equals("CLOSED") ? "DECIDED" : sent.state().equals("WAITING") ? "WAITING" : "SENT";
        return new OwnCase(
                application,
                reference,
                sent.id(),
                state,
                recalled ? null : sent.outcome(),
                recalled ? null : sent.reason(),
                sent.attempts(),
                sent.sentAt(),
                sent.decideBy(),
                sent.decidedAt());
    }

    /**
     * @param request how it was sent, and the fields that were shared, masked; {@code fields} null when they can't be read
     *     any more
     * @param earlier of former rounds, newest first
     * @param notices what it was told since
     * @param exchange as it went over the wire, with the personal values that were shared; only when it was asked for,
     *     and while it is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(
            OwnCase now,
            List<OwnCase> earlier,
            Request request,
            List<Terms> offers,
            List<Map<String, Object>> needs,
            List<Callback> callbacks,
            List<Notice> notices,
            boolean returnable,
            @Nullable Exchange exchange) {
        Detail with(Exchange shown) {
            return new Detail(now, earlier, request, offers, needs, callbacks, notices, returnable, shown);
        }
    }

    /** @param kind RECALL, ACCEPT, REPLY @param state WAITING, SENT, CONFIRMED, FAILED */
    public record Notice(String kind, String state, int tries, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            String method,
            String url,
            String format,
            @Nullable JsonNode fields) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terms(
            Money amount,
            @Nullable Integer termMonths,
            @Nullable BigDecimal apr,
            @Nullable BigDecimal monthlyPayment,
            @Nullable BigDecimal totalPayable,
            @Nullable Instant expiresAt) {
        static Terms of(Offered offer) {
            return new Terms(
                    new Money(offer.amount(), offer.currency()),
                    offer.termMonths(),
                    offer.apr(),
                    offer.monthlyPayment(),
                    offer.totalPayable(),
                    offer.expiresAt());
        }
    }

    /** @param state APPLIED, TO_APPLY, LATE, CONFLICT, UNMAPPABLE */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Callback(
            Instant at,
            String state,
            @Nullable Outcome outcome,
            @Nullable Reason reason) {
        static Callback of(Received received) {
            return new Callback(received.receivedAt(), received.state(), received.outcome(), received.reason());
        }
    }
}
