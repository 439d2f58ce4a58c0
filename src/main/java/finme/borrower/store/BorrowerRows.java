package finme.borrower.store;

import finme.borrower.matching.MatchKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.borrower} and {@code fdforge.borrower_key}. */
@Repository
public class BorrowerRows {
    /** A phone that more borrowers have than this, say an agent's, tells nobody apart. */
    private static final int MOST_HITS = 100;

    /** Two statements on one way to the database: what was committed while the first waited, the second sees. */
    private static final String LOCK_AND_FIND = """
            select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as key;
            select hit.kind, hit.borrower, m.id, m.person, m.version, m.profile
            from (
              select k.kind, k.borrower from unnest(?::text[], ?::bytea[]) as wanted (kind, hash)
              join fdforge.borrower_key k on k.kind = wanted.kind and k.hash = wanted.hash
              order by k.kind = 'taxId' desc, k.borrower limit\s""" + MOST_HITS + """
            ) hit
            join fdforge.borrower b on b.id = hit.borrower
            join fdforge.borrower m on m.id = b.id or m.person = b.person
            order by m.id""";

    private static final String ADD_KEYS = """
            insert into fdforge.borrower_key (kind, hash, borrower)
            select kind, hash, ? from unnest(?::text[], ?::bytea[]) as fresh (kind, hash)
            on conflict do nothing""";
    private static final String INSERT =
            "with person as (insert into fdforge.borrower (id, version, profile) values (?, 1, ?)) " + ADD_KEYS;

    /** The profile is the borrower's, the version is the person's; usually both stand in one row. */
    private static final String UPDATE = """
            with changed as (
              update fdforge.borrower b set changed_at = now(),
                version = b.version + (b.id = ?)::int, profile = case when b.id = ? then ? else b.profile end
              where b.id in (?, ?) returning b.id, b.version),
            keys as (""" + ADD_KEYS + ") select version from changed where id = ?";

    private static final String COLUMNS = "select m.id, m.person, m.version, m.profile from fdforge.borrower m ";
    private static final String PERSON = COLUMNS + """
            join fdforge.borrower b on m.id = b.id or m.person = b.person where b.id = ? order by m.id""";

    /** Whoever only refers to one of them does not wait. */
    private static final String LOCK = " for no key update of m";

    private static final String WITH_ROOT = COLUMNS + """
            where m.id = ? or m.id = (select person from fdforge.borrower where id = ?) order by m.id""" + LOCK;
    private static final String SEARCH = """
            select distinct coalesce(b.person, b.id) from fdforge.borrower_key k
            join fdforge.borrower b on b.id = k.borrower where k.kind = ? and k.hash = ? limit\s""" + MOST_HITS;
    private static final String NEWEST = COLUMNS + """
            where (m.person is null or m.person = m.id) and m.id < ?
            order by m.id desc limit ?""";

    private static final UUID LAST_OF_ALL = new UUID(-1, -1);

    private final JdbcTemplate jdbc;

    BorrowerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A key that was found. @param borrower whose key it is @param member one of the borrowers that are that person */
    public record Hit(String kind, UUID borrower, BorrowerRow member) {}

    public Set<UUID> known(Collection<UUID> ids) {
        return Set.copyOf(jdbc.queryForList(
                "select id from fdforge.borrower where id = any (?)", UUID.class, (Object) ids.toArray(UUID[]::new)));
    }

    /**
     * Who is known by one of these keys; until the transaction ends nobody else looks for a person by them.
     *
     * @param former further keys to look by, which nobody writes any more
     * @return for each hit all borrowers that are the person
     */
    public List<Hit> lockAndFind(List<MatchKey> keys, List<MatchKey> former) {
        // In one order for all, so that two never wait for each other.
        Long[] locks = keys.stream().map(MatchKey::lock).sorted().toArray(Long[]::new);
        List<MatchKey> wanted = Stream.concat(keys.stream(), former.stream()).toList();
        PreparedStatementCallback<List<Hit>> both = statement -> {
            Connection connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("bigint", locks));
            statement.setArray(2, kinds(connection, wanted));
            statement.setArray(3, hashes(connection, wanted));
            statement.execute();
            statement.getMoreResults();
            return hits(statement.getResultSet());
        };
        return Objects.requireNonNull(jdbc.execute(LOCK_AND_FIND, both));
    }

    private static List<Hit> hits(ResultSet rows) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        while (rows.next()) {
            hits.add(new Hit(rows.getString("kind"), rows.getObject("borrower", UUID.class), row(rows)));
        }
        return hits;
    }

    /** @return all borrowers that are the person, in the order of their ids; empty when there is none */
    public List<BorrowerRow> person(UUID borrower) {
        return jdbc.query(PERSON, (row, index) -> row(row), borrower);
    }

    /** The same, and nobody else changes any of them until the transaction ends. */
    public List<BorrowerRow> lockPerson(UUID borrower) {
        return jdbc.query(PERSON + LOCK, (row, index) -> row(row), borrower);
    }

    /** One borrower and the one that gives the person its name, so that both can be changed. */
    public List<BorrowerRow> lockWithRoot(UUID borrower) {
        return jdbc.query(WITH_ROOT, (row, index) -> row(row), borrower, borrower);
    }

    public List<UUID> search(MatchKey key) {
        return jdbc.queryForList(SEARCH, UUID.class, key.kind(), key.hash());
    }

    /** Of each person the one that gives the name, newest first. */
    public List<BorrowerRow> newest(@Nullable UUID before, int limit) {
        return jdbc.query(NEWEST, (row, index) -> row(row), before == null ? LAST_OF_ALL : before, limit);
    }

    public void insert(UUID id, byte[] profile, List<MatchKey> keys) {
        jdbc.update(INSERT, statement -> {
            statement.setObject(1, id);
            statement.setBytes(2, profile);
            statement.setObject(3, id);
            statement.setArray(4, kinds(statement.getConnection(), keys));
            statement.setArray(5, hashes(statement.getConnection(), keys));
        });
    }

    /** @return version of the person after it */
    public int update(BorrowerRow row, byte[] profile, List<MatchKey> keys) {
        PreparedStatementCallback<Integer> update = statement -> {
            statement.setObject(1, row.root());
            statement.setObject(2, row.id());
            statement.setBytes(3, profile);
            statement.setObject(4, row.id());
            statement.setObject(5, row.root());
            statement.setObject(6, row.id());
            statement.setArray(7, kinds(statement.getConnection(), keys));
            statement.setArray(8, hashes(statement.getConnection(), keys));
            statement.setObject(9, row.root());
            try (ResultSet version = statement.executeQuery()) {
                version.next();
                return version.getInt(1);
            }
        };
        return Objects.requireNonNull(jdbc.execute(UPDATE, update));
    }

    private static BorrowerRow row(ResultSet row) throws SQLException {
        return new BorrowerRow(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getInt("version"),
                row.getBytes("profile"));
    }

    private static Array kinds(Connection connection, List<MatchKey> keys) throws SQLException {
        return connection.createArrayOf(
                "text", keys.stream().map(MatchKey::kind).toArray());
    }

    private static Array hashes(Connection connection, List<MatchKey> keys) throws SQLException {
        return connection.createArrayOf(
                "bytea", keys.stream().map(MatchKey::hash).toArray(byte[][]::new));
    }
}
