package finme.dispatch.applying;

import finme.dispatch.DispatchProcess;
import finme.dispatch.DispatchProcess.RoundDecided;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.Heard;
import finme.dispatch.model.Dispatch;
import finme.dispatch.rule.ConflictRule;
import finme.dispatch.rule.RoundVerdict;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Offers;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies what was heard, alone on its applications: the dispatch rows, the offers and the process's next steps stand or
 * fall together.
 */
@Component
public class Answers {
    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final Hearing hearing;
    private final DispatchProcess process;
    private final Progress progress;
    private final Offers offers;

    Answers(
            LoanDesk loans,
            Dispatches dispatches,
            Offers offers,
            Hearing hearing,
            DispatchProcess process,
            Progress progress) {
        this.offers = offers;
        this.loans = loans;
        this.dispatches = dispatches;
        this.hearing = hearing;
        this.process = process;
        this.progress = progress;
    }

    private record Applied(
            Effect effect, @Nullable Spoken spoke, @Nullable RoundDecided round) {}

    /** A partner's word, and the dispatch as it stands since. */
    record Spoken(LoanApplication loan, Dispatch heard, Answer answer, Effect effect) {}

    /** In one transaction; if one of them can't be applied, none is. @param heard at most one of each application */
    @Transactional
    public void applyAll(List<Heard> heard) {
        List<UUID> ids = heard.stream().map(Heard::application).toList();
        Map<UUID, LoanApplication> locked =
                loans.lockAll(ids).stream().collect(Collectors.toMap(LoanApplication::id, Function.identity()));
        Map<UUID, List<Dispatch>> all =
                dispatches.of(ids).stream().collect(Collectors.groupingBy(Dispatch::application));
        goOn(heard.stream()
                .map(one -> hear(
                        Objects.requireNonNull(locked.get(one.application())),
                        all.getOrDefault(one.application(), List.of()),
                        one))
                .toList());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Effect apply(Heard one) {
        Applied applied = hear(loans.lock(one.application()), dispatches.of(one.application()), one);
        goOn(List.of(applied));
        return applied.effect;
    }

    /** The process first: how far it got decides what a partner's later word means. */
    private void goOn(List<Applied> applied) {
        List<RoundDecided> rounds =
                applied.stream().map(Applied::round).filter(Objects::nonNull).toList();
        if (!rounds.isEmpty()) {
            process.partnersAnswered(rounds);
        }
        applied.stream().map(Applied::spoke).filter(Objects::nonNull).forEach(progress::follow);
    }

    private Applied hear(LoanApplication loan, List<Dispatch> all, Heard one) {
        UUID id = one.dispatch();
        AttemptResult result = one.result();
        Dispatch dispatch =
                all.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
        Dispatch heard = hearing.of(loan, dispatch, result);
        if (heard == null) {
            return new Applied(Effect.IGNORED, null, null);
        }
        dispatches.hear(heard);
        List<Dispatch> now =
                all.stream().map(d -> d.id().equals(id) ? heard : d).toList();
        Effect effect = effect(loan, all, dispatch, heard, result);
        // of what was taken back nothing follows, though its round may be the last with rows while others are asked to
        // bid
        RoundDecided round = dispatch.outcome() == Outcome.RECALLED ? null : decided(loan, now);
        Spoken spoke = result instanceof Answered said ? new Spoken(loan, heard, said.answer(), effect) : null;
        return new Applied(effect, spoke, round);
    }

    /** @param all and dispatch as they were before it was heard */
    private Effect effect(
            LoanApplication loan, List<Dispatch> all, Dispatch dispatch, Dispatch heard, AttemptResult result) {
        boolean contradicts = result instanceof Answered said
                && ConflictRule.contradicts(
                        loan, all, dispatch, said.answer(), () -> offers.isChosen(loan.id(), dispatch.id()));
        if (heard.outcomes().conflict() || contradicts) {
            return Effect.CONFLICT;
        }
        return loan.status().isFinal() || dispatch.outcomes().closed() && heard.outcome() == dispatch.outcome()
                ? Effect.LATE
                : Effect.APPLIED;
    }

    /** @return null while the round goes on, or when it was decided before */
    @Nullable
    RoundDecided decided(LoanApplication loan, List<Dispatch> all) {
        if (loan.status() != ApplicationStatus.WITH_PARTNERS) {
            return null;
        }
        int round = all.stream().mapToInt(Dispatch::round).max().orElse(0);
        List<Dispatch> current = all.stream().filter(d -> d.round() == round).toList();
        Mode mode = current.get(0).mode();
        RoundVerdict verdict =
                RoundVerdict.of(mode, current.stream().map(Dispatch::outcomes).toList());
        if (verdict == RoundVerdict.WAIT) {
            return null;
        }
        if (verdict == RoundVerdict.OFFERED && mode == Mode.BEST_PRICE) {
            dispatches.markWinner(best(current).id());
        }
        return new RoundDecided(loan.id(), verdict == RoundVerdict.OFFERED);
    }

    private static Dispatch best(List<Dispatch> round) {
        Comparator<Dispatch> byPrice =
                Comparator.comparing(Dispatch::price, Comparator.nullsFirst(Comparator.naturalOrder()));
        return round.stream()
                .filter(dispatch -> dispatch.outcomes().hasOffer())
                .max(byPrice.thenComparing(Dispatch::partner, Comparator.reverseOrder()))
                .orElseThrow();
    }

    public enum Effect {
        APPLIED,
        /** Kept, but nothing followed: the case was decided before. */
        LATE,
        /** Kept; it contradicts what the partner said before, or what became of the application. */
        CONFLICT,
        IGNORED
    }
}
