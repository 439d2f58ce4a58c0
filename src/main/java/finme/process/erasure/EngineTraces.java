package finme.process.erasure;

import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.retention.PersonalData;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Removes what people typed in Tasklist and Cockpit: comments, attachments, words in variables, annotations, and the
 * history of instances that have ended. An instance that has yet to tell the CRM goes on; it knows the application's id
 * and nothing else. Comments on tasks that are gone are found by their root instance only, which the engine's services
 * don't ask for, so that is SQL.
 */
@Component
class EngineTraces implements PersonalData {
    private static final String INSTANCES =
            "select id_ from engine.act_hi_procinst where business_key_ = any (?::text[])";
    /** By instance, however they name it. */
    private static final String OF = "root_proc_inst_id_ = any (?::text[]) or proc_inst_id_ = any (?::text[])";

    private static final List<String> TYPED = List.of(
            "delete from engine.act_hi_comment where " + OF,
            "with gone as (delete from engine.act_hi_attachment where " + OF + " returning content_id_)"
                    + " delete from engine.act_ge_bytearray where id_ in (select content_id_ from gone)",
            "update engine.act_hi_incident set annotation_ = null, incident_msg_ = null where " + OF);
    private static final String INCIDENTS =
            "update engine.act_ru_incident set annotation_ = null, incident_msg_ = null where proc_inst_id_ = any (?::text[])";

    private final LoanDesk loans;
    private final JdbcTemplate jdbc;
    private final RuntimeService runtime;
    private final HistoryService history;

    EngineTraces(LoanDesk loans, JdbcTemplate jdbc, RuntimeService runtime, HistoryService history) {
        this.loans = loans;
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.history = history;
    }

    @Override
    public void erase(Erasing erasing) {
        String[] keys = loans.ofBorrowers(erasing.persons()).stream()
                .map(LoanApplication::id)
                .map(Object::toString)
                .toArray(String[]::new);
        String[] instances =
                jdbc.queryForList(INSTANCES, String.class, (Object) keys).toArray(String[]::new);
        if (instances.length == 0) {
            return;
        }
        TYPED.forEach(sql -> jdbc.update(sql, instances, instances));
        jdbc.update(INCIDENTS, (Object) instances);
        removeVariables(instances);
        removeHistory(instances);
    }

    /** Gateways are told their facts for the running step only; what is stored, somebody typed. */
    private void removeVariables(String[] instances) {
        for (VariableInstance typed : runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instances)
                .list()) {
            runtime.removeVariable(typed.getExecutionId(), typed.getName());
        }
    }

    private void removeHistory(String[] instances) {
        List<String> ended = jdbc.queryForList(
                "select id_ from engine.act_hi_procinst where id_ = any (?::text[]) and end_time_ is not null",
                String.class,
                (Object) instances);
        if (!ended.isEmpty()) {
            history.deleteHistoricProcessInstancesIfExists(ended);
        }
    }
}
