package finme.borrower;

import finme.fdforge.PerTransaction;
import finme.fdforge.SqlArrays;
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
            select b.id, b.version, b.profile, k.kind, k.hash
            from unnest(?::text[], ?::bytea[]) as wanted (kind, hash)
            join fdforge.borrower_key k on k.kind = wanted.kind and k.hash = wanted.hash
            join fdforge.borrower b on b.id = k.borrower
            order by b.id""";

    private static final String INSERT = "insert into fdforge.borrower (id, version, profile) values (?, ?, ?)";
    private static final String ADD_KEYS = """
            insert into fdforge.borrower_key (kind, hash, borrower)
            select kind, hash, borrower from unnest(?::text[], ?::bytea[], ?::uuid[]) as fresh (kind, hash, borrower)
            on conflict do nothing""";
    private static final String UPDATE =
            "update fdforge.borrower set version = ?, profile = ?, changed_at = now() where id = ?";

    private final PerTransaction<List<Fresh>> fresh = new PerTransaction<>(ArrayList::new, this::write);
    private final JdbcTemplate jdbc;

    BorrowerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID id, int version, byte[] profile) {}

    record Hit(MatchKey key, Row row) {}

    private record Fresh(Row row, List<MatchKey> keys) {}

    private record Owned(MatchKey key, UUID owner) {}

    /** Who is known by one of these keys; until the transaction ends nobody else looks for a person by them. */
    List<Hit> lockAndFind(List<MatchKey> keys) {
        fresh.write();
        // In one order for all, so that two never wait for each other.
        List<Long> locks = keys.stream().map(MatchKey::lock).sorted().toList();
        PreparedStatementCallback<List<Hit>> both = statement -> {
            statement.setArray(1, SqlArrays.of(statement, "bigint", locks, lock -> lock));
            statement.setArray(2, SqlArrays.of(statement, "text", keys, MatchKey::kind));
            statement.setArray(3, SqlArrays.of(statement, "bytea", keys, MatchKey::hash));
            statement.execute();
            statement.getMoreResults();
            return hits(statement.getResultSet());
        };
        return Objects.requireNonNull(jdbc.execute(LOCK_AND_FIND, both));
    }

    private static List<Hit> hits(ResultSet rows) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        while (rows.next()) {
            hits.add(new Hit(new MatchKey(rows.getString("kind"), rows.getBytes("hash")), row(rows)));
        }
        return hits;
    }

    Optional<Row> find(UUID id, boolean lock) {
        fresh.write();
        String sql = "select id, version, profile from fdforge.borrower where id = ?" + (lock ? " for update" : "");
        return jdbc.query(sql, (row, index) -> row(row), id).stream().findFirst();
    }

    /** Written before the transaction commits. */
    void insert(Row row, List<MatchKey> keys) {
        fresh.change(mine -> mine.add(new Fresh(row, keys)));
    }

    void update(Row row, List<MatchKey> keys) {
        jdbc.update(UPDATE, row.version(), row.profile(), row.id());
        addKeys(List.of(new Fresh(row, keys)));
    }

    private void write(List<Fresh> mine) {
        if (mine.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(INSERT, mine, mine.size(), (statement, one) -> {
            statement.setObject(1, one.row.id());
            statement.setInt(2, one.row.version());
            statement.setBytes(3, one.row.profile());
        });
        addKeys(mine);
        mine.clear();
    }

    private void addKeys(List<Fresh> people) {
        List<Owned> owned = people.stream()
                .flatMap(one -> one.keys.stream().map(key -> new Owned(key, one.row.id())))
                .toList();
        jdbc.update(ADD_KEYS, statement -> {
            statement.setArray(1, SqlArrays.of(statement, "text", owned, one -> one.key.kind()));
            statement.setArray(2, SqlArrays.of(statement, "bytea", owned, one -> one.key.hash()));
            statement.setArray(3, SqlArrays.of(statement, "uuid", owned, Owned::owner));
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getInt("version"), row.getBytes("profile"));
    }
}
