package finme.process.jobs;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The engine's schema has no index that its own job acquisition could use: with thousands of waiting timers each look
 * for work reads them all. The engine makes its tables itself, after Flyway, so the index can only come here.
 */
@Component
class DueDateIndex extends AbstractProcessEnginePlugin {
    private final ObjectProvider<JdbcTemplate> jdbc;

    DueDateIndex(ObjectProvider<JdbcTemplate> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        JdbcTemplate database = jdbc.getObject();
        // asked first, because "create index if not exists" locks the table even when there is nothing to do
        if (database.queryForObject("select to_regclass('engine.finme_job_duedate')::text", String.class) == null) {
            database.execute("create index if not exists finme_job_duedate on engine.act_ru_job (duedate_)");
        }
    }
}
