package finme.dispatch;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.plan.Planner;
import finme.dispatch.send.Waves;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Round;
import finme.dispatch.store.Rounds;
import finme.fdforge.DatabaseClock;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class PartnerRouting implements RoutingDesk {
    private final LoanDesk loans;
    private final PartnerPriorities priorities;
    private final Catalogue<Partner> partners;
    private final Rounds rounds;
    private final Waves waves;
    private final Dispatches dispatches;
    private final DatabaseClock clock;

    PartnerRouting(
            LoanDesk loans,
            PartnerPriorities priorities,
            Catalogue<Partner> partners,
            Rounds rounds,
            Waves waves,
            Dispatches dispatches,
            DatabaseClock clock) {
        this.loans = loans;
        this.priorities = priorities;
        this.partners = partners;
        this.rounds = rounds;
        this.waves = waves;
        this.dispatches = dispatches;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void rank(UUID application) {
        LoanApplication loan = loans.find(application).orElseThrow();
        Ranking ranking = priorities.rank(loans.facts(loan, loans.document(application)));
        int round = isFirst(loan) ? 1 : rounds.next(application);
        var directory = partners.all().stream().map(Versioned::value).toList();
        var plan = new Planner(ranking, application, round, loan.test()).plan(directory);
        rounds.add(new Round(
                application,
                round,
                ranking.decision(),
                ranking.version(),
                ranking.mode(),
                clock.now(),
                ranking.timeBudget(),
                null,
                0,
                plan));
    }

    /** Ranked before it ever was with partners or at its end. */
    private static boolean isFirst(LoanApplication loan) {
        return loan.status().compareTo(ApplicationStatus.ROUTING) < 0
                && !loan.status().isFinal();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sendNext(UUID application) {
        return waves.next(application);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recall(UUID application) {
        dispatches.recall(application);
    }
}
