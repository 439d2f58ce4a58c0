package finme.process.seed;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tasklist shows tasks only through a filter, so there is one from the beginning; every role may read it. It is made
 * once: whoever changes or deletes it has the last word.
 */
@Component
@Lazy(false)
class TasklistFilter implements SmartInitializingSingleton {
    static final String NAME = "All open tasks";
    /** The engine's property that says that it was made. */
    static final String MADE = "finme.tasklist-filter";

    private final FilterService filters;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    TasklistFilter(
            FilterService filters,
            TaskService tasks,
            ManagementService management,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.filters = filters;
        this.tasks = tasks;
        this.management = management;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // two nodes starting together would both make it
            jdbc.execute("set local lock_timeout = '60s'");
            jdbc.execute("select pg_advisory_xact_lock(hashtext('" + MADE + "'))");
            if (!management.getProperties().containsKey(MADE)) {
                make();
                management.setProperty(MADE, NAME);
            }
        });
    }

    private void make() {
        filters.saveFilter(filters.newTaskFilter(NAME)
                .setQuery(tasks.createTaskQuery())
                .setProperties(Map.of(
                        "description",
                        "Everything that waits for somebody, the newest first",
                        "priority",
                        0,
                        "color",
                        "#3b6ea5",
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false)));
    }
}
