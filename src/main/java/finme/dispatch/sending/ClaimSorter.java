package finme.dispatch.sending;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.calling.Lenders;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.CircuitBreakers;
import finme.dispatch.capacity.Permit;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.model.Dispatch;
import finme.dispatch.rule.NextStep;
import finme.dispatch.rule.NextStep.Close;
import finme.dispatch.rule.NextStep.For;
import finme.dispatch.rule.NextStep.Send;
import finme.dispatch.rule.NextStep.Wait;
import finme.dispatch.rule.Situation;
import finme.dispatch.store.DueDispatches;
import finme.partner.Partner;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sorts what is due by what follows on it, and takes room for what can leave. */
@Component
class ClaimSorter {
    private final Lenders partners;
    private final Bulkheads bulkheads;
    private final CircuitBreakers circuits;
    private final AnswerQueue answers;
    private final Eligibilities eligibilities;

    ClaimSorter(
            Catalogue<Partner> partners,
            Bulkheads bulkheads,
            CircuitBreakers circuits,
            AnswerQueue answers,
            Eligibilities eligibilities) {
        this.partners = new Lenders(partners);
        this.bulkheads = bulkheads;
        this.circuits = circuits;
        this.answers = answers;
        this.eligibilities = eligibilities;
    }

    /** @param room gets how many each partner takes now @param paused gets those that take nothing at all */
    void look(Map<String, Integer> room, List<String> paused) {
        partners.all().forEach(partner -> {
            if (Eligibility.takesNothing(partner)) {
                paused.add(partner.code());
                return;
            }
            int free = Math.min(bulkheads.free(partner), DueDispatches.MOST);
            if (free > 0) {
                room.put(partner.code(), free);
            }
        });
    }

    /** @param left of the room that {@link #look} has found; where none is, there may be more that waits for it */
    void moreWait(Map<String, Integer> left) {
        left.forEach((partner, free) -> {
            if (free <= 0) {
                bulkheads.moreWait(partner);
            }
        });
    }

    void sort(Claimed claim, SortedClaims into) {
        Partner partner =
                partners.find(claim.dispatch().partner()).map(Versioned::value).orElse(null);
        NextStep next = NextStep.of(due(claim), partner);
        if (!(next instanceof Send) || partner == null) {
            follow(claim, next, into);
            return;
        }
        Permit permit = bulkheads.enter(partner);
        if (permit != null) {
            into.ready().add(new Reserved(claim.dispatch(), permit, claim.first()));
        } else if (circuits.isClosed(partner.code())) {
            follow(claim, NextStep.of(new Situation.Refused(true, false), partner), into);
        } else {
            into.circuitOpen().add(claim);
        }
    }

    private Situation.Due due(Claimed claim) {
        Dispatch dispatch = claim.dispatch();
        return new Situation.Due(
                claim,
                eligibilities.ofWaiting(dispatch.test(), dispatch.deadline()),
                circuits.isClosed(dispatch.partner()));
    }

    private void follow(Claimed claim, NextStep next, SortedClaims into) {
        if (next instanceof Close close) {
            boolean taken = answers.add(claim.dispatch(), close::result);
            if (!taken && claim.why() == Why.SEND) {
                into.noRoom().add(claim);
            }
        } else if (next instanceof Wait wait && wait.what() == For.ROOM) {
            into.noRoom().add(claim);
        } else if (next instanceof Wait wait && wait.until() != null) {
            into.closed().put(claim, wait.until());
        }
    }
}
