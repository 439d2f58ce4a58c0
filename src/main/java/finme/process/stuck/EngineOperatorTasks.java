package finme.process.stuck;

import finme.process.OperatorTasks;
import finme.process.loanapplication.LoanApplicationProcess.Elements;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class EngineOperatorTasks implements OperatorTasks {
    /** What lacks required values waits for the borrower, and ends by itself. */
    private static final String OPEN = """
            select t.id_, t.task_def_key_, t.create_time_, a.id, a.reference
            from engine.act_ru_task t
            join engine.act_ru_execution i on i.id_ = t.proc_inst_id_
            join fdforge.application a on a.id =
              case when i.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then i.business_key_::uuid end
            where t.task_def_key_ = ?
              or t.task_def_key_ = ? and a.status = 'INCOMPLETE' and a.status_reason is distinct from 'values_missing'
            order by t.create_time_, t.id_ limit ?""";

    private final JdbcTemplate jdbc;

    EngineOperatorTasks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Open> list(int limit) {
        return jdbc.query(
                OPEN,
                (row, index) -> new Open(
                        row.getString("id_"),
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        row.getString("task_def_key_").equals(Elements.USER_TASK_REVIEW_APPLICATION),
                        row.getTimestamp("create_time_").toInstant()),
                Elements.USER_TASK_REVIEW_APPLICATION,
                Elements.USER_TASK_COMPLETE_APPLICATION,
                limit);
    }
}
