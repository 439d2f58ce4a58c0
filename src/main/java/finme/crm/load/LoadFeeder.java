package finme.crm.load;

import finme.crm.Crm;
import finme.crm.CrmLoads.State;
import finme.crm.RecordKind;
import finme.crm.load.LoadRows.Turn;
import finme.crm.out.Hearers;
import finme.crm.standing.Runs;
import finme.delivery.States;
import finme.kernel.Slice;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks through all applications, newest first, and hands a little more on whenever the CRM has nearly caught up. */
@Component
class LoadFeeder extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LoadFeeder.class);
    private static final int STEP = 500;
    /** So many may wait for it; borrowers and applications are counted. */
    private static final long AHEAD = 2_000;

    private final LoadRows rows;
    private final LoanDesk loans;
    private final Hearers hearers;
    private final States states;
    private final Runs runs;
    private final TransactionTemplate transaction;

    LoadFeeder(
            LoadRows rows,
            LoanDesk loans,
            Hearers hearers,
            States states,
            Runs runs,
            PlatformTransactionManager transactions) {
        super("crm-loads", Duration.ofMillis(250), new FailureLog(LOG, "Loads of CRMs go on soon"));
        this.rows = rows;
        this.loans = loans;
        this.hearers = hearers;
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
        Slice<LoanApplication> slice = loans.list(ApplicationFilter.ALL, turn.place(), STEP);
        hearers.tell(turn.crm(), RecordKind.BORROWER, keys(slice.items(), LoanApplication::borrower));
        hearers.tell(
                turn.crm(),
                RecordKind.APPLICATION,
                keys(
                        slice.items().stream()
                                .filter(loan -> hearers.isTold(loan.status()))
                                .toList(),
                        LoanApplication::id));
        rows.fed(load, slice.items().size(), slice.next());
        if (slice.next() == null) {
            runs.ended(load);
        }
        return slice.next() != null;
    }

    private void gone(Turn turn) {
        rows.set(turn.id(), State.CANCELLED);
    }

    private static List<String> keys(List<LoanApplication> loans, Function<LoanApplication, UUID> id) {
        return loans.stream().map(id).map(UUID::toString).distinct().toList();
    }
}
