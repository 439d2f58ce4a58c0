package finme.dispatch.planning;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Reason;
import finme.dispatch.calling.Lenders;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.eligibility.Verdict;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import finme.dispatch.planning.WaveRows.Times;
import finme.dispatch.sending.Eligibilities;
import finme.dispatch.sending.Eligibilities.Refusals;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Rounds;
import finme.fdforge.DatabaseClock;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts the next wave of a round: rows first, requests once they are durable. */
@Component
public class WaveStarter {
    private final Rounds rounds;
    private final Dispatches dispatches;
    private final Lenders partners;
    private final LoanDesk loans;
    private final WaveRows rows;
    private final Eligibilities eligibilities;
    private final Bidding bidding;
    private final DatabaseClock clock;

    WaveStarter(
            Rounds rounds,
            Dispatches dispatches,
            Catalogue<Partner> partners,
            LoanDesk loans,
            WaveRows rows,
            Eligibilities eligibilities,
            Bidding bidding,
            DatabaseClock clock) {
        this.rounds = rounds;
        this.dispatches = dispatches;
        this.partners = new Lenders(partners);
        this.loans = loans;
        this.rows = rows;
        this.eligibilities = eligibilities;
        this.bidding = bidding;
        this.clock = clock;
    }

    /**
     * @return false when nobody is left or the round's time is spent, unless an answer is under review, and when the
     *     application has ended
     */
    public boolean next(UUID application) {
        Round round = rounds.latest(application).orElseThrow();
        return start(application, round) || isReviewed(application, round);
    }

    /** An operator decides whether somebody offered: the process goes on waiting. Hardly ever, so it is asked with the round. */
    private boolean isReviewed(UUID application, Round round) {
        return (round.doubted() || dispatches.heardDoubt(application))
                && dispatches.of(application).stream()
                        .anyMatch(dispatch -> dispatch.outcomes().underReview())
                && !loans.find(application).orElseThrow().status().isFinal();
    }

    private boolean start(UUID application, Round round) {
        LoanApplication loan = loans.find(application).orElseThrow();
        Instant now = clock.now();
        if (loan.status().isFinal() || round.deadline() != null && !now.isBefore(round.deadline())) {
            return false;
        }
        List<PlanEntry> plan = new ArrayList<>(round.plan());
        Instant deadline = deadline(round, now);
        Eligibility eligibility = eligibilities.of(loan.test(), deadline, Refusals.NONE, bids(plan));
        boolean changed = ruleOutLate(plan, round.wave(), eligibility)
                | new Deferral(partner -> wait(eligibility, partner)).defer(plan, round.wave());
        OptionalInt next = wave(plan, round.wave());
        if (next.isEmpty()) {
            if (changed) {
                rounds.replace(round.sent(round.wave(), round.deadline(), plan), true);
            }
            return false;
        }
        if (!loans.move(application, ApplicationStatus.WITH_PARTNERS, null, "system")) {
            return false;
        }
        if (!loan.test() && bidding.begin(round, plan, next.getAsInt(), deadline, eligibility)) {
            rounds.replace(round.sent(round.wave(), deadline, plan), changed);
            return true;
        }
        List<Dispatch> wave = new ArrayList<>();
        for (PlanEntry entry : plan) {
            if (Objects.equals(entry.wave(), next.getAsInt())) {
                partners.find(entry.partner())
                        .ifPresent(found -> wave.add(rows.of(
                                loan, round, entry, found, new Times(now, deadline, opens(eligibility, found)))));
            }
        }
        dispatches.add(wave, rows::keepBack);
        rounds.replace(round.sent(next.getAsInt(), deadline, plan), changed);
        return true;
    }

    /** What happened since the plan was made: a partner was paused, say. */
    private boolean ruleOutLate(List<PlanEntry> plan, int sent, Eligibility eligibility) {
        boolean changed = false;
        for (int i = 0; i < plan.size(); i++) {
            PlanEntry entry = plan.get(i);
            Integer wave = entry.wave();
            if (wave == null || wave <= sent) {
                continue;
            }
            Verdict verdict = eligibility.of(partner(entry.partner()));
            if (verdict.is(Verdict.Kind.NEVER) && verdict.reason() != null) {
                plan.set(i, entry.without(verdict.reason()));
                changed = true;
            }
        }
        return changed;
    }

    private static Map<String, BigDecimal> bids(List<PlanEntry> plan) {
        Map<String, BigDecimal> bids = new HashMap<>();
        plan.stream().filter(entry -> entry.bid() != null).forEach(entry -> bids.put(entry.partner(), entry.bid()));
        return bids;
    }

    private @Nullable Partner partner(String code) {
        return partners.find(code).map(Versioned::value).orElse(null);
    }

    private @Nullable Reason wait(Eligibility eligibility, String partner) {
        Verdict verdict = eligibility.of(partner(partner));
        return verdict.is(Verdict.Kind.LATER) ? verdict.reason() : null;
    }

    private static @Nullable Instant opens(Eligibility eligibility, Versioned<Partner> found) {
        return eligibility.of(found.value()).until();
    }

    private static OptionalInt wave(List<PlanEntry> plan, int sent) {
        return plan.stream()
                .map(PlanEntry::wave)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .filter(wave -> wave > sent)
                .min();
    }

    private static @Nullable Instant deadline(Round round, Instant now) {
        if (round.deadline() != null) {
            return round.deadline();
        }
        return round.budget() == null ? null : now.plus(round.budget());
    }
}
