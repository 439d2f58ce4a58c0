package finme.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One database of the server all contenders share, and what that server counted. */
record Database(String url, String user, String password) {
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    Database sibling(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        }
        return new Database(url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), user, password);
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    Map<String, Instant> times(String sql, Instant since) throws SQLException {
        Map<String, Instant> times = new HashMap<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(since));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    times.put(result.getString(1), result.getTimestamp(2).toInstant());
                }
            }
        }
        return times;
    }

    void prepareCounters() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    /** What was executed at least every second application since the counters were reset, most frequent first. */
    List<String> statements(Database counting, int applications) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = counting.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select round(calls / %1$d.0, 1), round(total_exec_time::numeric / calls, 3),
                          round(wal_bytes / %1$d.0 / 1000, 1), left(regexp_replace(query, '\\s+', ' ', 'g'), 150)
                        from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = '%2$s') and calls >= %1$d / 2
                        order by calls desc, query""".formatted(applications, name()))) {
            while (result.next()) {
                statements.add("| %s | %s | %s | `%s` |"
                        .formatted(result.getString(1), result.getString(2), result.getString(3), result.getString(4)));
            }
        }
        return statements;
    }

    void resetStatements() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    private String name() {
        return url.replaceFirst("^.*/([^/?]+).*$", "$1");
    }

    /**
     * @param statements all but transaction control
     * @param writing transactions that changed something: those that got an id
     */
    record Counters(long statements, long commits, long writing, long wal) {
        Counters since(Counters before) {
            return new Counters(
                    statements - before.statements,
                    commits - before.commits,
                    writing - before.writing,
                    wal - before.wal);
        }
    }

    /** @param counting where the extension is installed; statements are those of this database only */
    Counters counters(Database counting) throws SQLException {
        String name = name();
        return new Counters(
                counting.number("""
                        select coalesce(sum(calls), 0) from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = '%s')
                          and query !~* '^(begin|commit|rollback|set |show )'
                        """.formatted(name)),
                counting.number("select xact_commit from pg_stat_database where datname = '" + name + "'"),
                counting.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
                counting.number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
    }
}
