package finme.fdforge.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.ledger_block} and {@code fdforge.ledger_gap}, and the ledger's rows as they are hashed. */
@Repository
class BlockStore {
    /** A row as text: a JSON array of its columns as PostgreSQL writes jsonb, the time in UTC to the microsecond. */
    private static final String DIGEST = """
            sha256(convert_to(jsonb_build_array(l.position,
              to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              l.kind, l.subject, l.code, l.version, l.action, l.actor, l.details)::text, 'UTF8'))""";

    private static final String ROW =
            "select l.position, (l.at at time zone 'UTC')::date, l.at < clock_timestamp() - interval '1 second', "
                    + DIGEST;
    /** What is younger is left: a lower position may be about to commit. */
    private static final String NEW = ROW + " from fdforge.ledger l where l.position > ? order by l.position limit ?";

    private static final String LATE = ROW + """
             from fdforge.ledger_gap g
            join fdforge.ledger l on l.position >= lower(g.positions) and l.position < upper(g.positions)
            order by l.position limit ?""";
    private static final String POSITIONS = "(select range_agg(int8range(p, p, '[]')) from unnest(?::bigint[]) as p)";
    private static final String APPEND = """
            insert into fdforge.ledger_block (number, day, positions, high, size, hashes, chain, seal)
            values (?, ?, %s, ?, ?, ?, ?, ?)""".formatted(POSITIONS);
    private static final String FILL = """
            with hit as (
              delete from fdforge.ledger_gap g using %s as given(filled)
              where given.filled && g.positions
              returning g.positions, g.noticed_at, g.noticed_xid, given.filled)
            insert into fdforge.ledger_gap
            select rest, noticed_at, noticed_xid from hit, unnest(int8multirange(positions) - filled) as rest""".formatted(POSITIONS);
    private static final String PASS_OVER = """
            insert into fdforge.ledger_gap
            select gap, clock_timestamp(), pg_snapshot_xmax(pg_current_snapshot())
            from unnest(int8multirange(int8range(?, ?, '(]')) - %s) as gap
            on conflict do nothing""".formatted(POSITIONS);
    private static final String FORGET = """
            delete from fdforge.ledger_gap
            where noticed_at < clock_timestamp() - interval '10 seconds' and noticed_xid <= ?::xid8""";
    private static final String CLOSED =
            "select max(code) from fdforge.ledger where kind = 'ledger' and code is not null";
    private static final String OF_DAYS = "(?::date is null or day >= ?::date) and (?::date is null or day <= ?::date)";
    private static final String BLOCKS = """
            select number, day, positions::text, below, high, size, hashes, chain, seal
            from (select *, lag(high, 1, -9223372036854775808) over (order by number) as below
                  from fdforge.ledger_block where number >= ? and number <= ?) as b
            where number > ? and %s order by number""".formatted(OF_DAYS);
    private static final String DIGESTS = """
            select p.position, %s
            from (select generate_series(lower(part), upper(part) - 1) as position
                  from unnest(?::int8multirange) as part) as p
            left join fdforge.ledger l on l.position = p.position
            order by p.position""".formatted("case when l.position is not null then " + DIGEST + " end");
    private static final String STRAY = """
            select min(l.position) from fdforge.ledger l
            where l.position > ? and l.position <= ? and not l.position <@ ?::int8multirange
              and not exists (select 1 from fdforge.ledger_block b where b.positions @> l.position)
              and not exists (select 1 from fdforge.ledger_gap g where g.positions @> l.position)""";

    private final JdbcTemplate jdbc;

    BlockStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param settled whether it is old enough that a lower position is hardly to come */
    record Row(long position, LocalDate day, boolean settled, byte[] digest) {}

    /** @param digest null when there is no such row */
    record Chained(long position, byte @Nullable [] digest) {}

    /** @param xmin no transaction before this one still runs @param xmax none has begun from this one on */
    record Moment(LocalDate today, String xmin, String xmax) {}

    record Tip(long number, long high) {}

    /** Of all nodes one chains at a time. */
    boolean lock() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select pg_try_advisory_xact_lock(hashtextextended('fdforge.ledger_block', 0))", Boolean.class));
    }

    /** Today's date as of a minute ago. */
    Moment moment() {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                select ((clock_timestamp() - interval '1 minute') at time zone 'UTC')::date,
                  pg_snapshot_xmin(pg_current_snapshot())::text, pg_snapshot_xmax(pg_current_snapshot())::text""",
                (row, index) -> new Moment(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3))));
    }

    Tip tip() {
        return jdbc
                .query(
                        "select number, high from fdforge.ledger_block order by number desc limit 1",
                        (row, index) -> new Tip(row.getLong(1), row.getLong(2)))
                .stream()
                .findFirst()
                .orElse(new Tip(0, 0));
    }

    List<Row> above(long high, int limit) {
        return jdbc.query(NEW, BlockStore::row, high, limit);
    }

    List<Row> late(int limit) {
        return jdbc.query(LATE, BlockStore::row, limit);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(row.getLong(1), row.getObject(2, LocalDate.class), row.getBoolean(3), row.getBytes(4));
    }

    /** @return null when no day is over yet */
    @Nullable
    LocalDate lastClosed() {
        String day = jdbc.queryForObject(CLOSED, String.class);
        return day == null ? null : LocalDate.parse(day);
    }

    /** @return null when nothing of the day is chained */
    byte @Nullable [] end(LocalDate day) {
        return jdbc
                .queryForList(
                        "select chain from fdforge.ledger_block where day = ? order by number desc limit 1",
                        byte[].class,
                        day)
                .stream()
                .findFirst()
                .orElse(null);
    }

    void append(long number, LocalDate day, List<Row> rows, long high, byte[] hashes, byte[] chain, byte[] seal) {
        jdbc.update(APPEND, number, day, positions(rows), high, rows.size(), hashes, chain, seal);
    }

    /** What was passed over has come. */
    void fill(List<Row> late) {
        jdbc.update(FILL, new Object[] {positions(late)});
    }

    /** @param rows that are there between the two */
    void passOver(long below, long high, List<Row> rows) {
        jdbc.update(PASS_OVER, below, high, positions(rows));
    }

    /** Gaps whose transactions all were over when {@code xmin} was read. */
    void forget(String xmin) {
        jdbc.update(FORGET, xmin);
    }

    /** Days before the given one that have rows and no root. */
    List<LocalDate> open(LocalDate before, @Nullable LocalDate lastClosed) {
        return jdbc.queryForList(
                "select distinct day from fdforge.ledger_block where day < ? and day > ?::date order by day",
                LocalDate.class,
                before,
                lastClosed == null ? "-infinity" : lastClosed.toString());
    }

    long rows(LocalDate day) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject("select sum(size) from fdforge.ledger_block where day = ?", Long.class, day), 0L);
    }

    /** @return number before the first and number of the last block of these days; both 0 when there is none */
    long[] numbers(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(min(number) - 1, 0), coalesce(max(number), 0) from fdforge.ledger_block where "
                        + OF_DAYS,
                (row, index) -> new long[] {row.getLong(1), row.getLong(2)},
                from,
                from,
                to,
                to));
    }

    /** Those of these days among the numbers above {@code after}, up to {@code last}. */
    List<Block> blocks(long after, long last, @Nullable LocalDate from, @Nullable LocalDate to) {
        return jdbc.query(
                BLOCKS,
                (row, index) -> new Block(
                        row.getLong(1),
                        row.getObject(2, LocalDate.class),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6),
                        row.getBytes(7),
                        row.getBytes(8),
                        row.getBytes(9)),
                after,
                last,
                after,
                from,
                from,
                to,
                to);
    }

    List<Chained> digests(Block block) {
        return jdbc.query(DIGESTS, (row, index) -> new Chained(row.getLong(1), row.getBytes(2)), block.positions());
    }

    /** @return lowest position among the block's that nobody chained and nobody waits for; null when there is none */
    @Nullable
    Long stray(Block block) {
        return jdbc.queryForObject(STRAY, Long.class, block.below(), block.high(), block.positions());
    }

    private static Long[] positions(List<Row> rows) {
        return rows.stream().map(Row::position).toArray(Long[]::new);
    }
}
