package finme.crm.load;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmLoads;
import finme.crm.standing.Runs;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class LoadDesk implements CrmLoads {
    private final Catalogue<Crm> crms;
    private final LoadRows rows;
    private final LoanDesk loans;
    private final Ledger ledger;
    private final Runs runs;

    LoadDesk(Catalogue<Crm> crms, LoadRows rows, LoanDesk loans, Ledger ledger, Runs runs) {
        this.runs = runs;
        this.crms = crms;
        this.rows = rows;
        this.loans = loans;
        this.ledger = ledger;
    }

    @Override
    @Transactional
    public UUID start(String crm, String actor) {
        if (crms.find(crm).isEmpty()) {
            throw Problem.notFound("This CRM");
        }
        UUID id = Ids.next();
        long total = loans.counts().values().stream().mapToLong(Long::longValue).sum();
        if (!rows.start(id, crm, total)) {
            throw Problem.conflict("load_running", "Another load has not ended yet.");
        }
        runs.began(id);
        note(crm, id, "load_started", actor);
        return id;
    }

    @Override
    public Optional<Load> find(String crm, UUID load) {
        return rows.find(crm, load);
    }

    @Override
    public Optional<Load> newest(String crm) {
        return rows.newest(crm);
    }

    @Override
    @Transactional
    public void pause(String crm, UUID load, String actor) {
        set(crm, load, State.PAUSED, "load_paused", actor);
    }

    @Override
    @Transactional
    public void resume(String crm, UUID load, String actor) {
        set(crm, load, State.RUNNING, "load_resumed", actor);
    }

    @Override
    @Transactional
    public void cancel(String crm, UUID load, String actor) {
        set(crm, load, State.CANCELLED, "load_cancelled", actor);
        runs.cancelled(load);
    }

    private void set(String crm, UUID load, State state, String action, String actor) {
        if (rows.find(crm, load).isEmpty()) {
            throw Problem.notFound("This load");
        }
        if (!rows.set(load, state)) {
            throw Problem.conflict("load_ended", "It has ended.");
        }
        note(crm, load, action, actor);
    }

    private void note(String crm, UUID load, String action, String actor) {
        ledger.append(Change.of("crm_load", crm, 0, action, actor, Map.of("load", load)));
    }
}
