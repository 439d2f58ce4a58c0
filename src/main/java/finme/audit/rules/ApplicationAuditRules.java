package finme.audit.rules;

import finme.audit.AuditRules;
import finme.audit.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Intake, application and ledger: nothing acknowledged is missing, and each ended once. */
@Component
class ApplicationAuditRules implements AuditRules {
    private static final String APPLICATIONS = "select count(*) from fdforge.application";

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule(
                        "intake.stored",
                        "Whatever was acknowledged is stored.",
                        "select count(*) from fdforge.intake",
                        """
                        select i.application_id as application, 'was acknowledged to ' || i.source || ', but is not stored' as finding
                        from fdforge.intake i left join fdforge.application a on a.id = i.application_id
                        where a.id is null"""),
                new Rule(
                        "application.received",
                        "Every application was received once, as the ledger says.",
                        APPLICATIONS,
                        """
                        select coalesce(a.id, l.subject) as application,
                          case when a.id is null then 'is in the ledger, but not stored'
                            else 'was received ' || coalesce(l.times, 0) || ' times, as the ledger says' end as finding
                        from fdforge.application a full join (
                          select subject, count(*) as times from fdforge.ledger
                          where kind = 'application' and action = 'received' group by subject) l on l.subject = a.id
                        where a.id is null or l.times is distinct from 1"""),
                new Rule(
                        "application.ended_once",
                        "Whatever is in a final status got there once, and once more for each time it was opened again; nothing"
                                + " else ever ended.",
                        APPLICATIONS,
                        """
                        select a.id as application,
                          'is ' || a.status || ' and ended ' || coalesce(l.times, 0) || ' times, as the ledger says' as finding
                        from fdforge.application a left join (
                          select subject, count(*) filter (where action <> 'reopened') as times,
                            count(*) filter (where action = 'reopened') as opened,
                            (array_agg(action order by position desc))[1] as action from fdforge.ledger
                          where kind = 'application' and (action in (:endings) or action = 'reopened')
                          group by subject) l on l.subject = a.id
                        where case when a.status in (:finals)
                          then l.times is distinct from l.opened + 1 or l.action is distinct from lower(a.status)
                          else l.times <> l.opened end"""));
    }

    @Override
    public List<String> chain() {
        return List.of("""
                select at, 'acknowledged' as step, jsonb_build_object('source', source, 'status', status) as facts
                from fdforge.intake where application_id = :application""", """
                select at, action as step,
                  jsonb_build_object('position', position, 'actor', actor, 'version', version) || details as facts
                from fdforge.ledger where kind = 'application' and subject = :application""");
    }
}
