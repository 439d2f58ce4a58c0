package finme.dispatch.calling;

import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.Reply;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.Permit;
import finme.partner.Partner;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls at partners beside their dispatches: they take room as those do, and the circuit hears of them. */
@Component
public class PartnerCalls {
    private final Bulkheads bulkheads;
    private final PartnerConnector connector;

    PartnerCalls(Bulkheads bulkheads, PartnerConnector connector) {
        this.bulkheads = bulkheads;
        this.connector = connector;
    }

    /** @return null when there is no room now; ends as {@link PartnerConnector#send} does */
    public @Nullable CompletableFuture<Reply> send(Partner partner, Call call) {
        Permit permit = bulkheads.enter(partner);
        if (permit == null) {
            return null;
        }
        return permit.inTurn(() -> connector.send(partner, call)).whenComplete((reply, fault) -> {
            if (reply != null) {
                permit.heard(reply.status() >= 500);
            } else if (Faults.result(fault) instanceof AttemptResult.Retryable) {
                permit.heard(true);
            }
            permit.leave();
        });
    }

    /** In a word, why a call came to nothing. */
    public static String reason(Throwable fault) {
        return Faults.result(fault).code();
    }
}
