package finme.crm.standing;

import finme.crm.CrmRunProcess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads and reconciliations beside their process instances: whoever ends an instance ends its run, on whatever way. */
@Component
public class Runs {
    /** Asked for late: the process hands records over, too. */
    private final ObjectProvider<CrmRunProcess> process;

    private final TransactionTemplate transaction;

    Runs(ObjectProvider<CrmRunProcess> process, PlatformTransactionManager transactions) {
        this.process = process;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the caller's transaction, as the next two. */
    public void began(UUID run) {
        process.getObject().began(run);
    }

    public void ended(UUID run) {
        process.getObject().ended(run);
    }

    public void cancelled(UUID run) {
        process.getObject().cancelled(run);
    }

    /**
     * @param inProcess whether it has an instance at all
     * @param gone is told of each whose instance somebody has cancelled
     * @return those that may go on: nobody has suspended their instance
     */
    public <T> List<T> goingOn(List<T> runs, Function<T, UUID> id, Predicate<T> inProcess, Consumer<T> gone) {
        if (runs.stream().noneMatch(inProcess)) {
            return runs;
        }
        Map<UUID, Boolean> mayGoOn = transaction.execute(
                open -> process.getObject().mayGoOn(runs.stream().map(id).toList()));
        runs.stream()
                .filter(inProcess)
                .filter(run -> mayGoOn != null && !mayGoOn.containsKey(id.apply(run)))
                .forEach(gone);
        return runs.stream()
                .filter(run -> !inProcess.test(run) || mayGoOn != null && mayGoOn.getOrDefault(id.apply(run), false))
                .toList();
    }
}
