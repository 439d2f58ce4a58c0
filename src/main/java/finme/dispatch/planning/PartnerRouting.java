package finme.dispatch.planning;

import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.PartnerPriorities;
import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Ranking;
import finme.dispatch.RoutingDesk;
import finme.dispatch.calling.TestLender;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import finme.dispatch.notice.NoticeBook;
import finme.dispatch.person.PersonGate;
import finme.dispatch.sending.Eligibilities;
import finme.dispatch.sending.Eligibilities.Refusals;
import finme.dispatch.store.Rounds;
import finme.fdforge.DatabaseClock;
import finme.loan.ApplicationFacts;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final WaveStarter waves;
    private final NoticeBook notices;
    private final DatabaseClock clock;
    private final Eligibilities eligibilities;
    private final PersonGate persons;

    PartnerRouting(
            LoanDesk loans,
            PartnerPriorities priorities,
            Catalogue<Partner> partners,
            Rounds rounds,
            WaveStarter waves,
            NoticeBook notices,
            DatabaseClock clock,
            Eligibilities eligibilities,
            PersonGate persons) {
        this.loans = loans;
        this.priorities = priorities;
        this.partners = partners;
        this.rounds = rounds;
        this.waves = waves;
        this.notices = notices;
        this.clock = clock;
        this.eligibilities = eligibilities;
        this.persons = persons;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void rank(UUID application) {
        LoanApplication loan = loans.find(application).orElseThrow();
        if (loan.forced() != null) {
            rounds.add(forced(loan, loan.forced()));
            return;
        }
        CanonicalApplication document = loans.document(application);
        ApplicationFacts facts = loans.facts(loan, document);
        Ranking ranking = loan.test() ? priorities.rank(facts) : priorities.rank(facts, application, loan.receivedAt());
        int round = isFirst(loan) ? 1 : rounds.next(application);
        var directory = partners.all().stream().map(Versioned::value).toList();
        Instant now = clock.now();
        Instant deadline = ranking.timeBudget() == null ? null : now.plus(ranking.timeBudget());
        Eligibility eligibility = eligibilities.of(loan.test(), deadline, refusals(loan, document, ranking), Map.of());
        var plan = new Planner(ranking, application, round, eligibility).plan(directory);
        rounds.add(new Round(
                application,
                round,
                ranking.decision(),
                ranking.version(),
                ranking.mode(),
                now,
                ranking.timeBudget(),
                null,
                0,
                plan,
                false,
                ranking.trial()));
    }

    private Refusals refusals(LoanApplication loan, CanonicalApplication document, Ranking ranking) {
        List<String> asked = ranking.matched().stream().map(Matched::partner).toList();
        return loan.test()
                ? Refusals.NONE
                : new Refusals(persons.duplicates(loan.id(), document, asked), persons.suppressed(document));
    }

    /** No rule is asked: a test says itself how it ends. */
    private Round forced(LoanApplication loan, String outcome) {
        int round = isFirst(loan) ? 1 : rounds.next(loan.id());
        List<PlanEntry> plan = TestLender.plan(outcome);
        return new Round(loan.id(), round, "test", 1, Mode.WATERFALL, clock.now(), null, null, 0, plan);
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
        notices.recall(application);
    }
}
