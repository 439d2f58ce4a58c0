package finme.task.store;

import finme.dispatch.MoreNeeded;
import finme.fdforge.Change;
import finme.fdforge.ErasedException;
import finme.fdforge.Ledger;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import finme.loan.LoanDesk;
import finme.task.store.Needs.Need;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A lender's word becomes tasks in the transaction that stores it. */
@Component
class TaskMaker {
    private final TaskTable table;
    private final SealedTasks seals;
    private final LoanDesk loans;
    private final Ledger ledger;

    TaskMaker(TaskTable table, SealedTasks seals, LoanDesk loans, Ledger ledger) {
        this.table = table;
        this.seals = seals;
        this.loans = loans;
        this.ledger = ledger;
    }

    @EventListener
    void heard(MoreNeeded more) {
        try {
            Needs.read(more.needs()).stream()
                    .map(need -> row(more, need))
                    .filter(table::ask)
                    .forEach(this::note);
        } catch (ErasedException nobodyIsLeftToAsk) {
            return;
        }
    }

    /** Whoever writes to borrowers hears of it by this. */
    private void note(TaskRow opened) {
        int version = loans.find(opened.application()).orElseThrow().version();
        ledger.append(Change.of(
                "application",
                opened.application(),
                version,
                "task_opened",
                "partner:" + opened.partner(),
                Map.of(
                        "partner", opened.partner(),
                        "kind", opened.kind().name())));
    }

    private TaskRow row(MoreNeeded more, Need need) {
        String name = more.dispatch() + "/" + need.kind() + '/' + need.name();
        UUID id = Ids.derived(Sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new TaskRow(
                id,
                more.application(),
                more.borrower(),
                more.dispatch(),
                more.partner(),
                need.kind(),
                seals.seal(more.borrower(), id, need.asked()),
                null,
                null,
                null,
                null);
    }
}
