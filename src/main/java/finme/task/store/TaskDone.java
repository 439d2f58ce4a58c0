package finme.task.store;

import finme.dispatch.PartnerNotices;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a task, alone on its application; with the last one of a lender its reply is on the way. */
@Component
public class TaskDone {
    private final LoanDesk loans;
    private final TaskTable table;
    private final PartnerNotices notices;
    private final Ledger ledger;

    TaskDone(LoanDesk loans, TaskTable table, PartnerNotices notices, Ledger ledger) {
        this.loans = loans;
        this.table = table;
        this.notices = notices;
        this.ledger = ledger;
    }

    /** Locks the application. @throws Problem 404; 409 when it has ended */
    @Transactional(propagation = Propagation.MANDATORY)
    public TaskRow find(UUID application, UUID task) {
        Optional<TaskRow> row = table.find(application, task);
        if (row.isEmpty()) {
            throw Problem.notFound("This task");
        }
        LoanApplication loan = loans.lock(application);
        if (loan.status().isFinal()) {
            throw Problem.conflict("too_late", "The application has ended; nothing more is needed.");
        }
        return table.find(application, task).orElseThrow();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void done(TaskRow row, byte @Nullable [] given, String actor) {
        LoanApplication loan = loans.find(row.application()).orElseThrow();
        table.done(row.id(), given);
        ledger.append(Change.of(
                "application",
                loan.id(),
                loan.version(),
                "task_done",
                actor,
                Map.of("partner", row.partner(), "kind", row.kind().name())));
        if (!table.hasOpen(row.application(), row.dispatch())) {
            table.take(row.application(), row.dispatch(), notices.reply(row.application(), row.dispatch()));
        }
    }
}
