package finme.chaos;

import finme.chaos.node.Statuses;
import finme.dispatch.inbox.EventNames;
import finme.fdforge.BlindIndex;
import finme.fdforge.keys.Keyset;
import finme.platform.postgres.CrashingPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A look into FinMe's tables from outside. */
final class OutsideRecords {
    private final CrashingPostgres postgres;
    private final Path keyset;

    /** @param keyset by whose keys FinMe hides the names that lenders give to events */
    OutsideRecords(CrashingPostgres postgres, Path keyset) {
        this.postgres = postgres;
        this.keyset = keyset;
    }

    /** Notes who does what: each connection carries its node's name. Costs a little, so only where it is asked for. */
    void countByNode() throws SQLException {
        update("""
                create schema chaos;
                create unlogged table chaos.work (node text, what text);
                create function chaos.note() returns trigger language plpgsql as $$
                begin
                  insert into chaos.work values (current_setting('application_name'), tg_argv[0]);
                  return null;
                end $$;
                create trigger taken after insert on fdforge.application for each row
                  execute function chaos.note('applications taken in');
                create trigger sent after insert or update on fdforge.dispatch for each row
                  when (new.state = 'SENDING' and new.lease_owner is not null)
                  execute function chaos.note('sends');
                create trigger closed after update on fdforge.dispatch for each row
                  when (new.state = 'CLOSED' and old.state <> 'CLOSED')
                  execute function chaos.note('dispatches closed');
                create trigger done after delete on engine.act_ru_job for each row
                  execute function chaos.note('jobs done');
                create trigger told after update on fdforge.delivery_state for each row
                  when (new.receiver = 'crm:main' and new.state = 'CONFIRMED' and old.state <> 'CONFIRMED')
                  execute function chaos.note('CRM confirmations');
                create extension pg_stat_statements schema chaos""");
    }

    /** Lines of the table of who did what. */
    List<String> workByNode() throws SQLException {
        return texts(
                "select what || ' | ' || node || ' | ' || count(*) from chaos.work group by what, node order by 1");
    }

    /** Updates that lock a job, and how many of them came too late. */
    String acquisition() throws SQLException {
        return texts("""
                select coalesce(sum(calls), 0) || ' job locks tried, ' || coalesce(sum(calls - rows), 0) || ' lost to the other node'
                from chaos.pg_stat_statements where query ilike 'update ACT_RU_JOB%LOCK_EXP_TIME_%'""").get(0);
    }

    /** Applications that have not ended, or whose process instance still tells the CRM; -1 while nobody can say. */
    int live() {
        try {
            return Integer.parseInt(
                    texts("""
                    select count(*) from (select id::text from fdforge.application
                      where status not in ('%s')
                      union select business_key_ from engine.act_ru_execution where parent_id_ is null) live
                    """.formatted(String.join("', '", Statuses.FINAL))).get(0));
        } catch (SQLException databaseAway) {
            return -1;
        }
    }

    /** What somebody has locked or leased, and until when; whoever takes it up afterwards has it until later. */
    List<String> locked() throws SQLException {
        return texts("""
                select 'job ' || id_ || ' ' || lock_exp_time_ from engine.act_ru_job where lock_owner_ is not null
                union all
                select 'dispatch ' || id || ' ' || due_at from fdforge.dispatch where lease_owner is not null
                union all
                select name || ' ' || leased_until from fdforge.delivery_receiver where leased_until is not null""");
    }

    /** Partner and key of all dispatches. */
    List<String> dispatches() throws SQLException {
        return texts("select partner || ' ' || id from fdforge.dispatch");
    }

    /**
     * Those that FinMe says have reached their lender. It does not say so of what is still to be sent or under a lease,
     * perhaps a dead node's; nor of what is in doubt; nor of what was closed because the application or its time ended,
     * or because nothing could be sent.
     */
    List<String> sent() throws SQLException {
        return texts("""
                select partner || ' ' || id from fdforge.dispatch
                where state in ('WAITING', 'CLOSED') and attempt > 0 and outcome is distinct from 'RECALLED'
                  and coalesce(reason_code, '') not in ('no_decision_in_time', 'no_room', 'circuit_open', 'erased',
                    'in_doubt', 'unknown_partner', 'request_mapping_fault', 'unusable_request', 'unreachable')""");
    }

    /** What an event that a lender told would be called there. @param told partner and event, a blank between them */
    UnaryOperator<String> nameInInbox() {
        BlindIndex index = new BlindIndex(Keyset.read(keyset));
        return told -> {
            String[] parts = told.split(" ", 2);
            return parts[0] + ' ' + EventNames.stored(index, parts[0], parts[1]);
        };
    }

    /** Partner and event, a blank between them. */
    List<String> inbox() throws SQLException {
        return texts("select partner || ' ' || event from fdforge.inbox");
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
