package finme.dispatch.planning;

import finme.catalogue.Versioned;
import finme.dispatch.capacity.Permit;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Delivery.State;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import finme.dispatch.sending.Outbound;
import finme.dispatch.sending.References;
import finme.loan.LoanApplication;
import finme.partner.Partner;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The dispatches of a wave: those with room at their partner leave after the commit, the others wait in the table. */
@Component
class WaveRows {
    private final Outbound outbound;
    private final References references;

    WaveRows(Outbound outbound, References references) {
        this.outbound = outbound;
        this.references = references;
    }

    /** @param deadline of the round; null for none @param opens when the partner does; null when it is open */
    record Times(
            Instant now,
            @Nullable Instant deadline,
            @Nullable Instant opens) {
        Instant decideBy(Partner partner) {
            Instant own = Objects.requireNonNullElse(opens, now).plus(partner.answerWithin());
            return deadline != null && deadline.isBefore(own) ? deadline : own;
        }
    }

    Dispatch of(LoanApplication loan, Round round, PlanEntry entry, Versioned<Partner> found, Times times) {
        Permit permit = times.opens() == null ? outbound.reserve(found.value()) : null;
        UUID id = references.id(loan.id(), entry.partner(), round.round());
        Turn turn = new Turn(
                round.round(),
                Objects.requireNonNullElse(entry.wave(), 1),
                round.mode(),
                entry.minPrice(),
                entry.bid(),
                times.deadline());
        Assignment assignment = new Assignment(
                id,
                loan.id(),
                entry.partner(),
                found.version(),
                references.reference(id),
                loan.test(),
                times.now(),
                turn);
        Delivery delivery = new Delivery(
                permit != null ? State.SENDING : State.READY,
                permit != null ? 1 : 0,
                times.decideBy(found.value()),
                times.opens(),
                null);
        Dispatch dispatch = new Dispatch(assignment, delivery);
        if (permit != null) {
            outbound.afterCommit(dispatch, permit);
        }
        return dispatch;
    }

    void keepBack(Dispatch dispatch) {
        outbound.keepBack(dispatch);
    }
}
