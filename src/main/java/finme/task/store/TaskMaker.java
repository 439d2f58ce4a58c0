package finme.task.store;

import finme.dispatch.MoreNeeded;
import finme.fdforge.ErasedException;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import finme.task.store.Needs.Need;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A lender's word becomes tasks in the transaction that stores it. */
@Component
class TaskMaker {
    private final TaskTable table;
    private final SealedTasks seals;

    TaskMaker(TaskTable table, SealedTasks seals) {
        this.table = table;
        this.seals = seals;
    }

    @EventListener
    void heard(MoreNeeded more) {
        try {
            Needs.read(more.needs()).forEach(need -> table.ask(row(more, need)));
        } catch (ErasedException nobodyIsLeftToAsk) {
            return;
        }
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
