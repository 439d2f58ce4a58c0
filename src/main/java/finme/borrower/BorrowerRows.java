package finme.borrower;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

@Repository
class BorrowerRows {
    /** Two statements on one way to the database: what was committed while the first waited, the second sees. */
    private static final String LOCK_AND_FIND = """
            select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as key;
            select k.kind, k.hash, b.id, b.version, b.profile
            from unnest(?::text[], ?::bytea[]) as wanted (kind, hash)
            join fdforge.borrower_key k on k.kind = wanted.kind and k.hash = wanted.hash
            join fdforge.borrower b on b.id = k.borrower
            order by b.id""";

    private static final String ADD_KEYS = """
            insert into fdforge.borrower_key (kind, hash, borrower)
            select kind, hash, ? from unnest(?::text[], ?::bytea[]) as fresh (kind, hash)
            on conflict do nothing""";
    private static final String INSERT =
            "with person as (insert into fdforge.borrower (id, version, profile) values (?, 1, ?)) " + ADD_KEYS;
    private static final String UPDATE = """
            with person as (
              update fdforge.borrower set version = ?, profile = ?, changed_at = now() where id = ?)
            """ + ADD_KEYS;

    private final JdbcTemplate jdbc;

    BorrowerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID id, int version, byte[] profile) {}

    record Hit(String kind, Row row) {}

    /** Who is known by one of these keys; until the transaction ends nobody else looks for a person by them. */
    List<Hit> lockAndFind(List<MatchKey> keys) {
        // In one order for all, so that two never wait for each other.
        Long[] locks = keys.stream().map(MatchKey::lock).sorted().toArray(Long[]::new);
        PreparedStatementCallback<List<Hit>> both = statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(1, array(connection, "bigint", locks));
            statement.setArray(2, kinds(connection, keys));
            statement.setArray(3, hashes(connection, keys));
            statement.execute();
            statement.getMoreResults();
            return hits(statement.getResultSet());
        };
        return Objects.requireNonNull(jdbc.execute(LOCK_AND_FIND, both));
    }

    private static List<Hit> hits(ResultSet rows) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        while (rows.next()) {
            hits.add(new Hit(rows.getString("kind"), row(rows)));
        }
        return hits;
    }

    Optional<Row> find(UUID id, boolean lock) {
        String sql = "select id, version, profile from fdforge.borrower where id = ?" + (lock ? " for update" : "");
        return jdbc.query(sql, (row, index) -> row(row), id).stream().findFirst();
    }

    void insert(Row row, List<MatchKey> keys) {
        jdbc.update(INSERT, statement -> {
            statement.setObject(1, row.id());
            statement.setBytes(2, row.profile());
            statement.setObject(3, row.id());
            statement.setArray(4, kinds(statement.getConnection(), keys));
            statement.setArray(5, hashes(statement.getConnection(), keys));
        });
    }

    void update(Row row, List<MatchKey> keys) {
        jdbc.update(UPDATE, statement -> {
            statement.setInt(1, row.version());
            statement.setBytes(2, row.profile());
            statement.setObject(3, row.id());
            statement.setObject(4, row.id());
            statement.setArray(5, kinds(statement.getConnection(), keys));
            statement.setArray(6, hashes(statement.getConnection(), keys));
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getInt("version"), row.getBytes("profile"));
    }

    private static Array kinds(Connection connection, List<MatchKey> keys) throws SQLException {
        return array(connection, "text", keys.stream().map(MatchKey::kind).toArray());
    }

    private static Array hashes(Connection connection, List<MatchKey> keys) throws SQLException {
        return array(connection, "bytea", keys.stream().map(MatchKey::hash).toArray(byte[][]::new));
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
