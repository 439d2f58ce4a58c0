package finme.dispatch.explain;

import finme.dispatch.Outcome;
import finme.dispatch.Reason;
import finme.dispatch.RoutingExplanation;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.RoutingExplanation.Verdict;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Reasons;
import finme.dispatch.model.Round;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins plan and answers of one application to its explanation. Pure. */
final class Explainer {
    private final ApplicationStatus status;
    private final List<Dispatch> dispatches;
    private final Function<Dispatch, @Nullable PartnerWords> words;
    private final Instant now;

    /** @param words the partner's own, opened */
    Explainer(
            ApplicationStatus status,
            List<Dispatch> dispatches,
            Function<Dispatch, @Nullable PartnerWords> words,
            Instant now) {
        this.status = status;
        this.dispatches = dispatches;
        this.words = words;
        this.now = now;
    }

    /** @param rounds newest first, at least one */
    RoutingExplanation explain(List<Round> rounds) {
        List<RoutingExplanation> earlier = new ArrayList<>();
        for (Round round : rounds.subList(1, rounds.size())) {
            earlier.add(explain(round, List.of()));
        }
        return explain(rounds.get(0), earlier);
    }

    private RoutingExplanation explain(Round round, List<RoutingExplanation> earlier) {
        Map<String, Dispatch> sent = new HashMap<>();
        dispatches.stream().filter(d -> d.round() == round.round()).forEach(d -> sent.put(d.partner(), d));
        List<PartnerVerdict> partners = new ArrayList<>();
        for (PlanEntry entry : round.plan()) {
            Dispatch dispatch = sent.get(entry.partner());
            partners.add(
                    dispatch == null
                            ? unsent(round, entry, sent)
                            : isKeptBack(dispatch) ? keptBack(entry, dispatch) : sent(entry, dispatch));
        }
        return new RoutingExplanation(
                round.decision(),
                round.version(),
                round.evaluatedAt(),
                round.round(),
                round.mode(),
                partners,
                earlier,
                round.trial());
    }

    /** It stood in line, and either was told there that it can't be asked, or waits for its partner to open. */
    private boolean isKeptBack(Dispatch dispatch) {
        return dispatch.attempt() == 0 && dispatch.isKeptBack()
                || dispatch.state() == Delivery.State.READY
                        && dispatch.notBefore() != null
                        && now.isBefore(dispatch.notBefore());
    }

    private PartnerVerdict keptBack(PlanEntry entry, Dispatch dispatch) {
        String code = dispatch.reasonCode();
        boolean waits = dispatch.state() == Delivery.State.READY;
        return new PartnerVerdict(
                entry.partner(),
                waits ? Verdict.NOT_REACHED : Verdict.RULED_OUT,
                entry.tier(),
                entry.rule(),
                waits
                        ? new Reason("closed", "Closed until " + dispatch.notBefore() + ": it is asked then.")
                        : Reasons.of(code == null ? "cap_reached" : code),
                entry.bid());
    }

    private PartnerVerdict sent(PlanEntry entry, Dispatch dispatch) {
        Instant decided = dispatch.decidedAt();
        boolean counter = dispatch.outcome() == Outcome.PRICE_COUNTER;
        return new PartnerVerdict(
                entry.partner(),
                Verdict.SENT,
                entry.tier(),
                entry.rule(),
                dispatch.outcome(),
                OutcomeReasons.of(dispatch, words.apply(dispatch)),
                decided == null
                        ? null
                        : Duration.between(dispatch.createdAt(), decided).toMillis(),
                dispatch.outcomes().conflict() ? true : null,
                dispatch.winner() ? true : null,
                entry.bid(),
                counter ? dispatch.price() : null,
                counter ? dispatch.minPrice() : null,
                null);
    }

    private PartnerVerdict unsent(Round round, PlanEntry entry, Map<String, Dispatch> sent) {
        Reason reason = entry.reason();
        Verdict verdict = entry.verdict() == PlanEntry.Verdict.RULED_OUT ? Verdict.RULED_OUT : Verdict.NOT_REACHED;
        return new PartnerVerdict(
                entry.partner(),
                verdict,
                entry.tier(),
                entry.rule(),
                reason == null ? notReached(round, sent) : reason,
                entry.bid());
    }

    private Reason notReached(Round round, Map<String, Dispatch> sent) {
        if (sent.values().stream().anyMatch(d -> d.outcomes().hasOffer())) {
            return Reasons.of("offered_before");
        }
        if (round.deadline() != null && now.isAfter(round.deadline())) {
            return Reasons.of("time_budget_spent");
        }
        if (status == ApplicationStatus.WITH_PARTNERS || status == ApplicationStatus.ROUTING) {
            return Reasons.of("not_yet");
        }
        return Reasons.of(status.isFinal() ? "application_closed" : "offered_before");
    }
}
