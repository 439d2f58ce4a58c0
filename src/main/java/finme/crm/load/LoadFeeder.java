package finme.crm.load;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmLoads.State;
import finme.crm.load.LoadRows.Turn;
import finme.crm.standing.Runs;
import finme.crm.walk.Steps;
import finme.crm.walk.Steps.Step;
import finme.delivery.States;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks through everything and hands a little more on whenever the CRM has nearly caught up. */
@Component
class LoadFeeder extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LoadFeeder.class);
    private static final int STEP = 500;
    private static final Step NOTHING = new Step(List.of(), 0, null);
    /** So many may wait for it; borrowers and applications are counted. */
    private static final long AHEAD = 2_000;

    private final LoadRows rows;
    private final Catalogue<Crm> crms;
    private final Steps steps;
    private final States states;
    private final Runs runs;
    private final TransactionTemplate transaction;

    LoadFeeder(
            LoadRows rows,
            Catalogue<Crm> crms,
            Steps steps,
            States states,
            Runs runs,
            PlatformTransactionManager transactions) {
        super("crm-loads", Duration.ofMillis(250), new FailureLog(LOG, "Loads of CRMs go on soon"));
        this.rows = rows;
        this.crms = crms;
        this.steps = steps;
        this.states = states;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void work() {
        for (Turn turn : runs.goingOn(rows.running(), Turn::id, Turn::inProcess, this::gone)) {
            while (isRunning()
                    && states.standing(Crm.RECEIVER + turn.crm()).all() < AHEAD
                    && Boolean.TRUE.equals(transaction.execute(open -> feed(turn.id())))) {
                LOG.debug("{} is told more", turn.crm());
            }
        }
    }

    /** @return whether there is more */
    private boolean feed(UUID load) {
        Turn turn = rows.take(load).orElse(null);
        if (turn == null) {
            return false;
        }
        Step step = crms.find(turn.crm())
                .map(crm -> steps.at(crm.value(), turn.place(), STEP))
                .orElse(NOTHING);
        states.tell(Crm.RECEIVER + turn.crm(), step.subjects());
        rows.fed(load, step.applications(), step.next());
        if (step.next() == null) {
            runs.ended(load);
        }
        return step.next() != null;
    }

    private void gone(Turn turn) {
        rows.set(turn.id(), State.CANCELLED);
    }
}
