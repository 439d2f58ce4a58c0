package finme.dispatch.answer;

import finme.dispatch.DispatchProcess;
import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.answer.Result.Said;
import finme.dispatch.answer.Result.Unsaid;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partners;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies what was heard: one transaction per answer, alone on its application. The dispatch row, the offers and the
 * process's next step stand or fall together.
 */
@Component
class Answers {
    private static final int DEFAULT_ATTEMPTS = 3;

    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final AnswerSafe safe;
    private final DispatchProcess process;
    private final Progress progress;
    private final Partners partners;

    Answers(
            LoanDesk loans,
            Dispatches dispatches,
            AnswerSafe safe,
            DispatchProcess process,
            Progress progress,
            Partners partners) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.safe = safe;
        this.process = process;
        this.progress = progress;
        this.partners = partners;
    }

    int attempts(String partner) {
        return partners.find(partner)
                .map(found -> found.partner().request().attempts())
                .orElse(DEFAULT_ATTEMPTS);
    }

    @Transactional
    public Effect apply(UUID application, UUID id, Result result) {
        LoanApplication loan = loans.lock(application);
        List<Dispatch> all = dispatches.of(application);
        Dispatch dispatch =
                all.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
        Dispatch heard = heard(loan, dispatch, result);
        if (heard == null) {
            return Effect.IGNORED;
        }
        dispatches.hear(heard);
        List<Dispatch> now =
                all.stream().map(d -> d.id().equals(id) ? heard : d).toList();
        tellProcess(loan, now);
        if (result instanceof Said) {
            progress.follow(application, heard.outcome());
        }
        if (heard.standing().conflict()) {
            return Effect.CONFLICT;
        }
        return loan.status().isFinal() || dispatch.standing().closed() && heard.outcome() == dispatch.outcome()
                ? Effect.LATE
                : Effect.APPLIED;
    }

    /** @return null when it changes nothing: we gave up on a partner that has spoken or was closed meanwhile */
    private @Nullable Dispatch heard(LoanApplication loan, Dispatch dispatch, Result result) {
        if (result instanceof Said said) {
            Answer answer = withMinimum(dispatch, said.answer());
            return safe.keep(loan, dispatch, answer);
        }
        if (!(result instanceof Unsaid unsaid) || dispatch.standing().closed()) {
            return null;
        }
        boolean overdue = unsaid.reasonCode().equals(Result.OVERDUE);
        if (!overdue && !dispatch.standing().heard().isEmpty()) {
            return null;
        }
        return safe.keep(loan, dispatch, unsaid);
    }

    private static Answer withMinimum(Dispatch dispatch, Answer answer) {
        BigDecimal least = dispatch.minPrice();
        boolean tooCheap = answer.outcome() == Outcome.OFFERED
                && least != null
                && answer.price() != null
                && answer.price().compareTo(least) < 0;
        return tooCheap
                ? new Answer(Outcome.PRICE_COUNTER, "price_below_minimum", List.of(), answer.price(), answer.words())
                : answer;
    }

    private void tellProcess(LoanApplication loan, List<Dispatch> all) {
        String waitingAt = loan.waitingAt();
        if (loan.status() != ApplicationStatus.WITH_PARTNERS || waitingAt == null) {
            return;
        }
        int round = all.stream().mapToInt(Dispatch::round).max().orElse(0);
        List<Dispatch> current = all.stream().filter(d -> d.round() == round).toList();
        Mode mode = current.get(0).mode();
        RoundVerdict verdict =
                RoundVerdict.of(mode, current.stream().map(Dispatch::standing).toList());
        if (verdict == RoundVerdict.WAIT) {
            return;
        }
        if (verdict == RoundVerdict.OFFERED && mode == Mode.BEST_PRICE) {
            dispatches.markWinner(best(current).id());
        }
        loans.waitAt(loan.id(), null);
        process.partnersAnswered(loan.id(), waitingAt, verdict == RoundVerdict.OFFERED);
    }

    private static Dispatch best(List<Dispatch> round) {
        Comparator<Dispatch> byPrice =
                Comparator.comparing(Dispatch::price, Comparator.nullsFirst(Comparator.naturalOrder()));
        return round.stream()
                .filter(dispatch -> dispatch.standing().hasOffer())
                .max(byPrice.thenComparing(Dispatch::partner, Comparator.reverseOrder()))
                .orElseThrow();
    }

    enum Effect {
        APPLIED,
        /** Kept, but nothing followed: the case was decided before. */
        LATE,
        /** Kept; it contradicts what the partner said before. */
        CONFLICT,
        IGNORED
    }
}
