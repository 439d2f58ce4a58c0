package finme.bench.measure;

import java.sql.SQLException;
import java.util.List;

/**
 * What the server counted for one database.
 *
 * @param statements all but transaction control and the bench's own
 * @param writing transactions that changed something: those that got an id, in all databases
 * @param wal bytes, of all databases
 */
public record Counters(double statements, double writing, double wal) {
    private static final String OTHERS = "query !~* '^(begin|commit|rollback|set |show |/\\*)'";

    /** @param counting where the extension is installed */
    public static Counters of(Database database, Database counting) throws SQLException {
        return new Counters(
                counting.number("select coalesce(sum(calls), 0) from pg_stat_statements where " + in(database) + " and "
                        + OTHERS),
                counting.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
                counting.number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"));
    }

    public static void reset(Database counting) throws SQLException {
        counting.execute("select pg_stat_statements_reset()");
    }

    public Counters since(Counters before) {
        return new Counters(statements - before.statements, writing - before.writing, wal - before.wal);
    }

    public Counters each(int applications) {
        return new Counters(statements / applications, writing / applications, wal / applications);
    }

    /** What was executed at least every second application since the counters were reset, most frequent first. */
    public static List<String> statements(Database database, Database counting, int applications) throws SQLException {
        return counting.texts("""
                select format('| %%s | %%s | %%s | `%%s` |', round(calls / %1$d.0, 1),
                  round(total_exec_time::numeric / calls, 3), round(wal_bytes / %1$d.0 / 1000, 1),
                  left(regexp_replace(query, '\\s+', ' ', 'g'), 150))
                from pg_stat_statements where %2$s and calls >= %1$d / 2 and query !~ '^/\\* bench'
                order by calls desc, query""".formatted(applications, in(database)));
    }

    /** What took the server most time since the counters were reset, whether it belongs to applications or not. */
    public static List<String> dearest(Database database, Database counting, int applications) throws SQLException {
        return counting.texts("""
                select format('| %%s | %%s | %%s | `%%s` |', round(total_exec_time::numeric / %1$d, 2),
                  round(calls / %1$d.0, 2), round(total_exec_time::numeric / calls, 3),
                  left(regexp_replace(query, '\\s+', ' ', 'g'), 150))
                from pg_stat_statements where %2$s and query !~ '^/\\* bench'
                order by total_exec_time desc limit 8""".formatted(applications, in(database)));
    }

    private static String in(Database database) {
        return "dbid = (select oid from pg_database where datname = '" + database.name() + "')";
    }
}
