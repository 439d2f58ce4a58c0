package finme.dispatch.ping;

import finme.dispatch.DispatchProcess;
import finme.dispatch.DispatchProcess.RoundDecided;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import finme.dispatch.planning.WaveStarter;
import finme.dispatch.store.Rounds;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a round on when all bids are there: the highest first. Alone on its application, and once. */
@Component
class PingEnd {
    private final LoanDesk loans;
    private final Rounds rounds;
    private final Pings pings;
    private final WaveStarter waves;
    private final DispatchProcess process;

    PingEnd(LoanDesk loans, Rounds rounds, Pings pings, WaveStarter waves, DispatchProcess process) {
        this.loans = loans;
        this.rounds = rounds;
        this.pings = pings;
        this.waves = waves;
        this.process = process;
    }

    @Transactional
    public void look(UUID application, int round) {
        LoanApplication loan = loans.lock(application);
        if (pings.isOpen(application, round)) {
            return;
        }
        Map<String, Bid> bids = pings.apply(application, round);
        Round present = rounds.latest(application).orElseThrow();
        if (bids.isEmpty() || loan.status() != ApplicationStatus.WITH_PARTNERS || present.round() != round) {
            return;
        }
        List<PlanEntry> plan = BidOrder.of(present.plan(), present.wave(), bids);
        rounds.replace(present.sent(present.wave(), present.deadline(), plan), true);
        if (!waves.next(application)) {
            process.partnersAnswered(List.of(new RoundDecided(application, false)));
        }
    }
}
