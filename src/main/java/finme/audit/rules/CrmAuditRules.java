package finme.audit.rules;

import finme.audit.AuditRules;
import finme.audit.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the CRM has yet to hear. */
@Component
class CrmAuditRules implements AuditRules {
    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule(
                        "crm.known",
                        "The CRM is told about stored applications only.",
                        "select count(*) from fdforge.crm_task",
                        """
                        select t.application, 'is to be told to the CRM, but is not stored' as finding
                        from fdforge.crm_task t left join fdforge.application a on a.id = t.application where a.id is null"""),
                new Rule(
                        "crm.told",
                        "While the CRM answers, no application waits for it longer than it should.",
                        "select count(*) from fdforge.crm_task where state = 'WAITING'",
                        """
                        select application, 'waits for the CRM since '
                          || to_char(queued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finding
                        from fdforge.crm_task, fdforge.crm_state
                        where state = 'WAITING' and due_at < now() - :overdue * interval '1 second'
                          and coalesce(leased_until < now() - :overdue * interval '1 second', true)
                          and last_success_at > coalesce(last_error_at, '-infinity')"""));
    }

    @Override
    public List<String> chain() {
        return List.of("""
                select queued_at as at, 'handed_to_crm' as step,
                  jsonb_build_object('state', state, 'version', version, 'attempts', attempts, 'error', error,
                    'confirmedAt', confirmed_at) as facts
                from fdforge.crm_task where application = :application""");
    }
}
