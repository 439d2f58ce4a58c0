package finme.process.audit;

import finme.audit.AuditRules;
import finme.audit.Rule;
import finme.process.loanapplication.LoanApplicationProcess;
import finme.process.loanapplication.LoanApplicationProcess.Elements;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every live application has its instance and every instance its application; no job and no wait is forgotten. */
@Component
class EngineAuditRules implements AuditRules {
    /** Root instances of the loan application, whatever version. */
    private static final String INSTANCES = """
            (select e.id_, e.business_key_ from engine.act_ru_execution e
              join engine.act_re_procdef p on p.id_ = e.proc_def_id_
              where e.parent_id_ is null and e.super_exec_ is null and p.key_ = '%s')
            """.formatted(LoanApplicationProcess.KEY);
    /** Of an application, wherever in its instance it stands; {@code a.id} is the application. */
    private static final String HAS_JOB = """
            exists (select from engine.act_ru_job j join engine.act_ru_execution r on r.id_ = j.root_proc_inst_id_
              where r.business_key_ = a.id::text and j.type_ = 'message')""";

    /** Of an application, as above. */
    private static final String STANDS_AT = """
            exists (select from engine.act_ru_execution r join engine.act_ru_execution e on e.proc_inst_id_ = r.id_
              where r.business_key_ = a.id::text and e.is_active_ and e.act_id_ = '%s')""";

    private static final String WAITS_FOR_PARTNERS = STANDS_AT.formatted(Elements.RECEIVE_TASK_PARTNERS_ANSWER);
    private static final String WAITS_FOR_CRM = STANDS_AT.formatted(Elements.RECEIVE_TASK_CRM_CONFIRMED);

    private static final String WITH_INSTANCE = """
            left join (select id_, case when business_key_ ~ '^[0-9a-f-]{36}$' then business_key_::uuid end as application
              from engine.act_ru_execution where business_key_ is not null) b on b.id_ = j.root_proc_inst_id_""";
    private static final String JOBS = "select count(*) from engine.act_ru_job where root_proc_inst_id_ is not null";

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule(
                        "process.of_open",
                        "Every application that has not ended has one process instance.",
                        "select count(*) from fdforge.application where status not in (:finals)",
                        "select a.id as application, 'is ' || a.status || ' and has ' || count(i.id_)"
                                + " || ' process instances' as finding"
                                + " from fdforge.application a left join " + INSTANCES
                                + " i on i.business_key_ = a.id::text where a.status not in (:finals)"
                                + " group by a.id having count(i.id_) <> 1"),
                new Rule(
                        "process.of_ended",
                        "An application that has ended has no process instance but one that tells the CRM.",
                        "select count(*) from fdforge.application where status in (:finals)",
                        "select a.id as application, 'is ' || a.status || ', but its process instance goes on' as finding"
                                + " from fdforge.application a join " + INSTANCES
                                + " i on i.business_key_ = a.id::text where a.status in (:finals) and not "
                                + WAITS_FOR_CRM + " and not " + HAS_JOB),
                new Rule(
                        "process.of_nobody",
                        "Every process instance has its application.",
                        "select count(*) from " + INSTANCES + " i",
                        "select case when i.business_key_ ~ '^[0-9a-f-]{36}$' then i.business_key_::uuid end as application,"
                                + " 'process instance ' || i.id_ || ' has no application' as finding from " + INSTANCES
                                + " i left join fdforge.application a on a.id::text = i.business_key_ where a.id is null"),
                new Rule(
                        "process.waits",
                        "A process instance waits for partners while its application is with them, and for the CRM only"
                                + " while that has something to confirm.",
                        "select count(*) from fdforge.application",
                        "select a.id as application, 'is with partners, but its process instance does not wait for them'"
                                + " as finding from fdforge.application a where a.status = 'WITH_PARTNERS' and not "
                                + WAITS_FOR_PARTNERS + " and not " + HAS_JOB
                                + " union all select a.id, 'waits for the CRM, which has nothing to confirm'"
                                + " from " + INSTANCES + " i join fdforge.application a on a.id::text = i.business_key_"
                                + " where not exists (select from fdforge.delivery_state t where t.kind = 'application'"
                                + " and t.key = a.id::text and t.state = 'WAITING' and starts_with(t.receiver, 'crm:'))"
                                + " and " + WAITS_FOR_CRM),
                new Rule(
                        "process.goes_on",
                        "An application is with partners only while one of them has yet to answer.",
                        "select count(*) from fdforge.application where status = 'WITH_PARTNERS'",
                        "select a.id as application, 'is with partners, but nobody is left to answer' as finding"
                                + " from fdforge.application a where a.status = 'WITH_PARTNERS' and not exists ("
                                + "select from fdforge.dispatch d where d.application = a.id"
                                + " and d.state <> 'CLOSED' and d.round = (select max(r.round) from fdforge.routing r"
                                + " where r.application = a.id)) and not " + HAS_JOB),
                new Rule(
                        "job.failed",
                        "No step of a process instance is given up.",
                        JOBS,
                        "select b.application, 'job ' || j.id_ || ' has failed for good; see Cockpit' as finding"
                                + " from engine.act_ru_job j " + WITH_INSTANCE
                                + " where j.root_proc_inst_id_ is not null and j.retries_ = 0"),
                new Rule(
                        "job.taken",
                        "No step of a process instance waits longer than it should for a thread.",
                        JOBS,
                        "select b.application, 'job ' || j.id_ || case when j.lock_exp_time_ is null then ' is overdue'"
                                + " else ' is locked by somebody who is gone' end as finding"
                                + " from engine.act_ru_job j " + WITH_INSTANCE
                                + " where j.root_proc_inst_id_ is not null and j.retries_ > 0 and j.suspension_state_ = 1"
                                + " and greatest(j.lock_exp_time_, j.duedate_, j.create_time_)"
                                + " < localtimestamp - :overdue * interval '1 second'"));
    }

    @Override
    public List<String> chain() {
        return List.of("""
                select null::timestamptz as at, 'stands_at' as step,
                  jsonb_build_object('instance', e.proc_inst_id_, 'activity', e.act_id_) as facts
                from engine.act_ru_execution r join engine.act_ru_execution e on e.proc_inst_id_ = r.id_
                where r.business_key_ = cast(:application as text) and e.is_active_ and e.act_id_ is not null""");
    }
}
