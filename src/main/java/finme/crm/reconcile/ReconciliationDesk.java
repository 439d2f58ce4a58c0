package finme.crm.reconcile;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmLoads.State;
import finme.crm.CrmReconciliations;
import finme.crm.RecordKind;
import finme.crm.standing.Runs;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class ReconciliationDesk implements CrmReconciliations {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationDesk.class);

    /** One that began within this time was another node's of the same night. */
    private static final Duration SAME_NIGHT = Duration.ofHours(1);

    private final Catalogue<Crm> crms;
    private final ReconciliationRows rows;
    private final LoanDesk loans;
    private final OneRecord one;
    private final Ledger ledger;
    private final Runs runs;
    private final TransactionTemplate transaction;

    ReconciliationDesk(
            Catalogue<Crm> crms,
            ReconciliationRows rows,
            LoanDesk loans,
            OneRecord one,
            Ledger ledger,
            Runs runs,
            PlatformTransactionManager transactions) {
        this.crms = crms;
        this.rows = rows;
        this.loans = loans;
        this.one = one;
        this.ledger = ledger;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public UUID start(String crm, String actor) {
        if (crms.find(crm).isEmpty()) {
            throw Problem.notFound("This CRM");
        }
        UUID id = Ids.next();
        transaction.executeWithoutResult(open -> {
            long total =
                    loans.counts().values().stream().mapToLong(Long::longValue).sum();
            if (!rows.start(id, crm, total)) {
                throw Problem.conflict("reconciliation_running", "Another reconciliation has not ended yet.");
            }
            runs.began(id);
            note(crm, id, "reconciliation_started", actor);
        });
        return id;
    }

    /** Every night, unless the setting says otherwise; the first node wins. */
    @Scheduled(cron = "${finme.crm.reconcile:0 30 2 * * *}")
    public void everyNight() {
        Instant tonight = Instant.now().minus(SAME_NIGHT);
        crms.all().stream()
                .map(Versioned::value)
                .filter(crm -> crm.state() == Crm.State.ACTIVE)
                .filter(crm -> newest(crm.code())
                        .filter(last ->
                                last.endedAt() == null || last.startedAt().isAfter(tonight))
                        .isEmpty())
                .forEach(crm -> startUnlessRunning(crm.code()));
    }

    @Override
    public void tell(String crm, RecordKind kind, String key, String actor) {
        Crm known = crms.find(crm).map(Versioned::value).orElseThrow(() -> Problem.notFound("This CRM"));
        transaction.executeWithoutResult(open -> {
            one.tell(known, kind, key);
            ledger.append(
                    Change.of("crm_record", crm, 0, "told_again", actor, Map.of("record", kind.word(), "key", key)));
        });
    }

    private void startUnlessRunning(String crm) {
        try {
            start(crm, "system");
        } catch (Problem running) {
            LOG.debug("{} is being reconciled already", crm);
        }
    }

    @Override
    public Optional<Reconciliation> find(String crm, UUID id) {
        return rows.find(crm, id);
    }

    @Override
    public Optional<Reconciliation> newest(String crm) {
        return rows.newest(crm);
    }

    @Override
    public void pause(String crm, UUID id, String actor) {
        set(crm, id, State.PAUSED, "reconciliation_paused", actor);
    }

    @Override
    public void resume(String crm, UUID id, String actor) {
        set(crm, id, State.RUNNING, "reconciliation_resumed", actor);
    }

    @Override
    public void cancel(String crm, UUID id, String actor) {
        set(crm, id, State.CANCELLED, "reconciliation_cancelled", actor);
    }

    private void set(String crm, UUID id, State state, String action, String actor) {
        if (rows.find(crm, id).isEmpty()) {
            throw Problem.notFound("This reconciliation");
        }
        transaction.executeWithoutResult(open -> {
            if (!rows.set(id, state)) {
                throw Problem.conflict("reconciliation_ended", "It has ended.");
            }
            if (state == State.CANCELLED) {
                runs.cancelled(id);
            }
            note(crm, id, action, actor);
        });
    }

    private void note(String crm, UUID id, String action, String actor) {
        ledger.append(Change.of("crm_reconciliation", crm, 0, action, actor, Map.of("reconciliation", id)));
    }
}
