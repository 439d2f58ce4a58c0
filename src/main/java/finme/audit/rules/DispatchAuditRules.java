package finme.audit.rules;

import finme.audit.AuditRules;
import finme.audit.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/** Dispatches, offers and the inbox: no partner got one twice, no answer counts twice, and nobody is forgotten. */
@Component
class DispatchAuditRules implements AuditRules {
    private static final String DISPATCHES = "select count(*) from fdforge.dispatch";
    /** As {@code finme.dispatch.sending.References} and {@code finme.kernel.Ids} derive it. */
    private static final String KEY = """
            encode(set_byte(set_byte(digest, 6, (get_byte(digest, 6) & 15) | 128), 8, (get_byte(digest, 8) & 63) | 128),
              'hex')::uuid""";

    @Override
    public List<Rule> rules() {
        return List.of(
                new Rule("dispatch.once", "A partner gets an application once in a round.", DISPATCHES, """
                        select application, partner || ' has ' || count(*) || ' dispatches in round ' || round as finding
                        from fdforge.dispatch group by application, partner, round having count(*) > 1"""),
                new Rule(
                        "dispatch.key",
                        "A dispatch's key follows from application, partner and round.",
                        DISPATCHES,
                        """
                        select application, 'dispatch ' || id || ' to ' || partner || ' has a key of its own' as finding
                        from (select application, partner, id,
                          substr(sha256(convert_to(application || ':' || partner || ':' || round, 'UTF8')), 1, 16) as digest
                          from fdforge.dispatch) keyed
                        where id <> """ + ' ' + KEY),
                new Rule("dispatch.one_round", "An application is in one round at a time.", DISPATCHES, """
                        select application, 'waits for partners in ' || count(distinct round) || ' rounds' as finding
                        from fdforge.dispatch where state <> 'CLOSED'
                        group by application having count(distinct round) > 1"""),
                new Rule(
                        "dispatch.known",
                        "Every dispatch is one of a stored application, and closed for a reason that was heard.",
                        DISPATCHES,
                        """
                        select d.application, 'dispatch ' || d.id || ' to ' || d.partner || case
                          when a.id is null then ' belongs to no application'
                          else ' is ' || d.state || ' with outcome ' || coalesce(d.outcome, 'none') end as finding
                        from fdforge.dispatch d left join fdforge.application a on a.id = d.application
                        where a.id is null or (d.state = 'CLOSED') <> (d.due_at is null)
                          or d.outcome is not null and not d.outcome = any (string_to_array(d.heard, ','))
                          or d.state = 'CLOSED' and d.outcome is null"""),
                new Rule(
                        "offer.once", "An answer's offers are stored once.", "select count(*) from fdforge.offer", """
                        select application, partner || ' has ' || count(*) || ' offers at the same place of one answer' as finding
                        from fdforge.offer group by application, partner, dispatch, position having count(*) > 1"""),
                new Rule(
                        "inbox.applied",
                        "Whatever stands as applied in the inbox was heard by its dispatch.",
                        "select count(*) from fdforge.inbox where state in ('APPLIED', 'LATE', 'CONFLICT')",
                        """
                        select i.application, i.partner || ' said ' || coalesce(i.outcome, 'nothing') || ', but its dispatch '
                          || coalesce('heard ' || nullif(d.heard, ''), 'heard nothing') as finding
                        from fdforge.inbox i left join fdforge.dispatch d on d.id = i.dispatch
                        where i.state in ('APPLIED', 'LATE', 'CONFLICT')
                          and not coalesce(i.outcome = any (string_to_array(d.heard, ',')), false)
                          and not coalesce(i.outcome = 'OFFERED' and d.min_price is not null
                            and 'PRICE_COUNTER' = any (string_to_array(d.heard, ',')), false)"""),
                new Rule(
                        "inbox.taken",
                        "No answer waits longer than it should for its application to take it.",
                        "select count(*) from fdforge.inbox where state = 'TO_APPLY'",
                        """
                        select application, partner || ' said ' || outcome || ', which could not be applied since '
                          || to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finding
                        from fdforge.inbox
                        where state = 'TO_APPLY' and received_at < now() - :overdue * interval '1 second'"""),
                new Rule(
                        "dispatch.looked_after",
                        "No dispatch waits longer than it should for somebody to look at it.",
                        "select count(*) from fdforge.dispatch where due_at is not null",
                        """
                        select application, 'dispatch ' || id || ' to ' || partner || ' is ' || state || ' and due since '
                          || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finding
                        from fdforge.dispatch where due_at < now() - :overdue * interval '1 second'"""));
    }

    @Override
    public List<String> chain() {
        return List.of("""
                select evaluated_at as at, 'ranked' as step,
                  jsonb_build_object('round', round, 'decision', decision, 'version', version, 'wave', wave) as facts
                from fdforge.routing where application = :application""", """
                select created_at as at, 'dispatched' as step,
                  jsonb_build_object('id', id, 'partner', partner, 'round', round, 'state', state, 'attempts', attempt,
                    'heard', heard, 'outcome', outcome, 'decidedAt', decided_at) as facts
                from fdforge.dispatch where application = :application""", """
                select received_at as at, 'called_back' as step,
                  jsonb_build_object('partner', partner, 'event', event, 'dispatch', dispatch, 'state', state,
                    'outcome', outcome) as facts
                from fdforge.inbox where application = :application""");
    }
}
