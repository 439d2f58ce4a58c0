package finme.process.jobs;

import finme.work.Backlog;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Steps of applications that are due: an accepted application is one of them until it is screened and ranked. Those that
 * ended as an incident wait for a person and don't count, nor what moves instances to another version. One that another node holds counts, but not for the age: it is
 * being done there, or was when that node died.
 */
@Component
class JobBacklog implements Backlog {
    /** Due dates are in the engine's time, which is that of the session. Uses the index of {@link DueDateIndex}. */
    private static final String DUE = """
            select count(*), coalesce(1000 * extract(epoch from localtimestamp - percentile_disc(0.2)
              within group (order by duedate_)
              filter (where lock_exp_time_ is null or lock_exp_time_ <= localtimestamp or lock_owner_ = ?)), 0)::bigint
            from (
              select duedate_, lock_exp_time_, lock_owner_ from engine.act_ru_job
              where duedate_ <= localtimestamp and retries_ > 0 and suspension_state_ = 1
                and process_instance_id_ is not null
              order by duedate_ limit 10000) due""";

    private final JdbcTemplate jdbc;

    private final ObjectProvider<ProcessEngine> engine;

    JobBacklog(JdbcTemplate jdbc, ObjectProvider<ProcessEngine> engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    @Override
    public Reading read() {
        Reading due = jdbc.queryForObject(
                DUE,
                (row, index) -> new Reading(row.getLong(1), Duration.ofMillis(Math.max(0, row.getLong(2)))),
                thisNode());
        return due == null ? Reading.NOTHING : due;
    }

    private String thisNode() {
        var settings = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return settings.getJobExecutor().getLockOwner();
    }
}
