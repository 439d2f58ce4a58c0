package finme.audit.rules;

import finme.audit.AuditRules;
import finme.audit.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever was erased is unreadable, nothing finds them, and no erasure is stuck. */
@Component
class ErasureAuditRules implements AuditRules {
    private static final String PERSONS = """
             from fdforge.erasure e join fdforge.erasure_person p on p.erasure = e.id
            left join fdforge.application a on a.borrower_id = p.person
            where\s""";

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule(
                        "erasure.unreadable",
                        "Whoever was erased can't be read and is not found.",
                        "select count(*) from fdforge.erasure_person",
                        "select a.id as application, 'person ' || p.person || ' was erased, and can be read or found'"
                                + " as finding" + PERSONS + """
                                e.state = 'DONE' and (
                                  exists (select from fdforge.subject_key k where k.subject = p.person)
                                  or exists (select from fdforge.borrower_key k where k.borrower = p.person))"""),
                new Rule(
                        "erasure.done",
                        "An erasure that was asked for is finished soon.",
                        "select count(*) from fdforge.erasure where state <> 'DONE'",
                        "select a.id as application, 'erasure ' || e.id || ' is not finished' as finding" + PERSONS
                                + """
                                e.state <> 'DONE'
                                and e.requested_at < clock_timestamp() - :overdue * interval '1 second'"""));
    }

    @Override
    public List<String> chain() {
        return List.of("""
                select e.requested_at as at, 'erasure_requested' as step,
                  jsonb_build_object('erasure', e.id, 'state', e.state, 'done', e.done_at) as facts
                from fdforge.application a join fdforge.erasure_person p on p.person = a.borrower_id
                  join fdforge.erasure e on e.id = p.erasure
                where a.id = :application""");
    }
}
