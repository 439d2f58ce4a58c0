package finme.source.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.BlindIndex;
import finme.source.SourceTraffic;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class TrafficBooks implements SourceTraffic {
    /** Of one source and day; what goes beyond is counted without its code. */
    static final int MOST_REFUSALS = 60;

    private static final TypeReference<List<Part>> SHAPE = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final BlindIndex index;
    private final ObjectMapper json;

    TrafficBooks(JdbcTemplate jdbc, BlindIndex index, ObjectMapper json) {
        this.jdbc = jdbc;
        this.index = index;
        this.json = json;
    }

    @Override
    @Transactional
    public void add(UUID report, List<Count> counts, List<Refusal> refusals, List<KeyUse> keys) {
        if (jdbc.update("insert into fdforge.source_report (id) values (?) on conflict do nothing", report) == 0) {
            return;
        }
        counts.forEach(this::add);
        refusals.forEach(this::add);
        keys.forEach(this::add);
    }

    private void add(Count count) {
        jdbc.update("""
                insert into fdforge.source_count (source, day, what, count) values (?, ?, ?, ?)
                on conflict (source, day, what) do update set count = source_count.count + excluded.count""", count.source(), Date.valueOf(count.day()), count.what(), count.count());
    }

    private void add(Refusal refusal) {
        boolean known = update(refusal, refusal.code(), refusal.pointer());
        if (!known) {
            Integer rows = jdbc.queryForObject(
                    "select count(*) from fdforge.source_refusal where source = ? and day = ?",
                    Integer.class,
                    refusal.source(),
                    Date.valueOf(refusal.day()));
            boolean full = rows != null && rows >= MOST_REFUSALS;
            insert(refusal, full ? "other" : refusal.code(), full ? "" : refusal.pointer());
        }
    }

    private boolean update(Refusal refusal, String code, String pointer) {
        return jdbc.update(
                        """
                        update fdforge.source_refusal
                        set count = count + ?, last_at = greatest(last_at, ?), shape = case when ? = '[]' then shape else ?::jsonb end
                        where source = ? and day = ? and code = ? and pointer = ?""",
                        refusal.count(),
                        Timestamp.from(refusal.lastAt()),
                        shape(refusal),
                        shape(refusal),
                        refusal.source(),
                        Date.valueOf(refusal.day()),
                        code,
                        pointer)
                > 0;
    }

    private void insert(Refusal refusal, String code, String pointer) {
        jdbc.update(
                """
                insert into fdforge.source_refusal as r (source, day, code, pointer, count, last_at, shape)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (source, day, code, pointer) do update
                set count = r.count + excluded.count, last_at = greatest(r.last_at, excluded.last_at), shape = excluded.shape""",
                refusal.source(),
                Date.valueOf(refusal.day()),
                code,
                pointer,
                refusal.count(),
                Timestamp.from(refusal.lastAt()),
                shape(refusal));
    }

    private void add(KeyUse use) {
        jdbc.update("""
                insert into fdforge.source_key_use as u (source, key, last_at) values (?, ?, ?)
                on conflict (source, key) do update set last_at = greatest(u.last_at, excluded.last_at)""", use.source(), key(use.keyHash()), Timestamp.from(use.lastAt()));
    }

    @Override
    public List<Count> counts(String source) {
        return jdbc.query(
                "select source, day, what, count from fdforge.source_count where source = ? and day >= ?",
                (row, i) -> new Count(row.getString(1), row.getDate(2).toLocalDate(), row.getString(3), row.getLong(4)),
                source,
                Date.valueOf(firstDay()));
    }

    @Override
    public List<Refusal> refusals(String source) {
        return jdbc.query("""
                select source, max(day), code, pointer, sum(count), max(last_at),
                  (array_agg(shape order by last_at desc) filter (where shape <> '[]'))[1]
                from fdforge.source_refusal where source = ? and day >= ?
                group by source, code, pointer order by sum(count) desc, max(last_at) desc""", (row, i) -> refusal(row), source, Date.valueOf(firstDay()));
    }

    private Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                row.getString(1),
                row.getDate(2).toLocalDate(),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getTimestamp(6).toInstant(),
                shape(row.getString(7)));
    }

    @Override
    public Optional<Instant> lastUse(String source, String keyHash) {
        return jdbc
                .query(
                        "select last_at from fdforge.source_key_use where source = ? and key = ?",
                        (row, i) -> row.getTimestamp(1).toInstant(),
                        source,
                        key(keyHash))
                .stream()
                .findFirst();
    }

    /** Lets go of what is older than the days that are kept. */
    @Transactional
    void forget() {
        Date first = Date.valueOf(firstDay());
        jdbc.update("delete from fdforge.source_count where day < ?", first);
        jdbc.update("delete from fdforge.source_refusal where day < ?", first);
        jdbc.update("delete from fdforge.source_report where at < now() - interval '1 day'");
        jdbc.update("delete from fdforge.source_key_use where last_at < now() - interval '180 days'");
    }

    private static LocalDate firstDay() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(DAYS - 1L);
    }

    private byte[] key(String hash) {
        return index.of("source.key", hash);
    }

    private String shape(Refusal refusal) {
        try {
            return json.writeValueAsString(refusal.shape());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a list of names can't be written as JSON", impossible);
        }
    }

    private List<Part> shape(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, SHAPE);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a column of shapes holds none", impossible);
        }
    }
}
