package finme.audit.rules;

import finme.audit.AuditRules;
import finme.audit.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** What CRMs have yet to hear. */
@Component
class CrmAuditRules implements AuditRules {
    private static final String TOLD =
            "fdforge.delivery_state t where t.kind = 'application' and starts_with(t.receiver, 'crm:')";

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule(
                        "crm.known",
                        "A CRM is told about stored applications only.",
                        "select count(*) from " + TOLD,
                        "select t.key::uuid as application, 'is to be told to a CRM, but is not stored' as finding from "
                                + TOLD
                                + " and not exists (select from fdforge.application a where a.id = t.key::uuid)"),
                new Rule(
                        "crm.told",
                        "While a CRM answers, no application waits for it longer than it should.",
                        "select count(*) from " + TOLD + " and t.state = 'WAITING'",
                        """
                        select t.key::uuid as application, 'waits for the CRM since '
                          || to_char(t.queued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finding
                        from fdforge.delivery_state t join fdforge.delivery_receiver r on r.name = t.receiver
                        where t.kind = 'application' and starts_with(t.receiver, 'crm:') and t.state = 'WAITING'
                          and t.due_at < now() - :overdue * interval '1 second'
                          and r.state = 'ACTIVE' and r.due_at < now() - :overdue * interval '1 second'
                          and r.last_delivered_at > coalesce(r.last_error_at, '-infinity')"""));
    }

    @Override
    public List<String> chain() {
        return List.of("""
                select queued_at as at, 'handed_to_crm' as step,
                  jsonb_build_object('crm', receiver, 'state', state, 'version', version, 'attempts', attempts,
                    'error', error, 'confirmedAt', confirmed_at) as facts
                from fdforge.delivery_state
                where kind = 'application' and starts_with(receiver, 'crm:') and key = cast(:application as text)""");
    }
}
