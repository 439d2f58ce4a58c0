package finme.process.recovery;

import finme.kernel.Problem;
import finme.process.decision.DecisionGate;
import finme.process.loanapplication.LoanApplicationProcess;
import finme.process.loanapplication.ModelsAtHand;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks every second whether the process and the decisions that FinMe asks are deployed. While one is not, this node says
 * that it is not ready, and takes no application in: it would only wait for what is not there.
 */
@Component
class NeededModels extends Ticker implements ModelsAtHand {
    private static final Logger LOG = LoggerFactory.getLogger(NeededModels.class);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final String THERE = """
            select key_ from engine.act_re_procdef where key_ = ?
            union select key_ from engine.act_re_decision_def where key_ = any (?)""";

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private volatile Set<String> missing = Set.of();

    NeededModels(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        super("needed-models", Duration.ofSeconds(1), new FailureLog(LOG, "Deployed models are looked for later"));
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void orBusy() {
        Set<String> gone = missing;
        if (!gone.isEmpty()) {
            throw Problem.busy(
                    503,
                    "no_model",
                    "FinMe takes no applications until " + String.join(", ", gone) + " is deployed.",
                    LATER);
        }
    }

    @Override
    protected void work() {
        Set<String> gone = missingNow();
        Set<String> before = missing;
        missing = gone;
        if (!gone.isEmpty() && !gone.equals(before)) {
            LOG.error("Not ready: {} is not deployed", String.join(", ", gone));
            AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        } else if (gone.isEmpty() && !before.isEmpty()) {
            LOG.info("{} is deployed again", String.join(", ", before));
            AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    /** Whoever else says that this node is ready does not know of it. */
    @EventListener
    void ready(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && !missing.isEmpty()) {
            AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        }
    }

    private Set<String> missingNow() {
        Set<String> gone = new TreeSet<>(DecisionGate.asked());
        gone.add(LoanApplicationProcess.KEY);
        String[] decisions = DecisionGate.asked().toArray(String[]::new);
        jdbc.queryForList(THERE, String.class, LoanApplicationProcess.KEY, decisions)
                .forEach(gone::remove);
        return gone;
    }
}
