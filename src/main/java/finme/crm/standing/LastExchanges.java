package finme.crm.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.CrmStandings.Exchange;
import finme.delivery.States.Subject;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What went to CRMs and came from them last, a record at a time, whichever node did it: masked before it is kept, so that
 * an erasure has nothing to do here. Written once a second at most, all in one statement.
 */
@Component
public class LastExchanges extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LastExchanges.class);
    /** So many wait to be written while the database is away; who looks at a record later finds an older exchange. */
    private static final int MOST = 10_000;

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String WRITE = """
            insert into fdforge.crm_exchange as known (crm, record, key, told, at, fields, answer)
            select crm, record, key, told, clock_timestamp() - age * interval '1 microsecond', fields, answer
            from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::bigint[], ?::text[], ?::text[])
              as fresh (crm, record, key, told, age, fields, answer)
            order by crm, record, key, told
            on conflict (crm, record, key, told) do update
              set at = excluded.at, fields = excluded.fields, answer = excluded.answer
              where known.at <= excluded.at""";
    private static final String SELECT =
            "select record, key, told, at, fields, answer from fdforge.crm_exchange where crm = ? ";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Map<Line, Fresh> fresh = new ConcurrentHashMap<>();

    LastExchanges(JdbcTemplate jdbc, ObjectMapper json) {
        super("crm-exchanges", Duration.ofSeconds(1), new FailureLog(LOG, "Exchanges with CRMs are written soon"));
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Line(String crm, Subject subject, boolean told) {}

    /** Which of two is the later one the database's clock says: those of nodes differ. */
    private record Fresh(long nanos, Map<String, String> fields, String answer) {
        long micros() {
            return (System.nanoTime() - nanos) / 1000;
        }
    }

    /** @param fields by their names there @param answer a word or two that quote nothing */
    public void out(String crm, Subject subject, Map<String, ?> fields, String answer) {
        keep(crm, subject, true, fields, answer);
    }

    /** The same of one that was read there. */
    public void in(String crm, Subject subject, Map<String, ?> fields, String answer) {
        keep(crm, subject, false, fields, answer);
    }

    private void keep(String crm, Subject subject, boolean told, Map<String, ?> fields, String answer) {
        if (fresh.size() < MOST) {
            fresh.put(new Line(crm, subject, told), new Fresh(System.nanoTime(), Masks.of(subject, fields), answer));
        }
    }

    @Override
    protected void work() {
        List<Map.Entry<Line, Fresh>> all = fresh.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
        if (!all.isEmpty()) {
            jdbc.update(
                    WRITE,
                    each(all, line -> line.getKey().crm()),
                    each(all, line -> line.getKey().subject().kind()),
                    each(all, line -> line.getKey().subject().key()),
                    all.stream().map(line -> line.getKey().told()).toArray(Boolean[]::new),
                    all.stream().map(line -> line.getValue().micros()).toArray(Long[]::new),
                    each(all, line -> write(line.getValue().fields())),
                    each(all, line -> line.getValue().answer()));
            all.forEach(line -> fresh.remove(line.getKey(), line.getValue()));
        }
    }

    private static String[] each(List<Map.Entry<Line, Fresh>> all, Function<Map.Entry<Line, Fresh>, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private String write(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("names and masks can't be written as JSON", impossible);
        }
    }

    /** Newest first. @param subject null: of all records */
    List<Exchange> of(String crm, @Nullable Subject subject, int limit) {
        return subject == null
                ? jdbc.query(SELECT + "order by at desc limit ?", (row, index) -> read(row), crm, limit)
                : jdbc.query(
                        SELECT + "and record = ? and key = ? order by at desc limit ?",
                        (row, index) -> read(row),
                        crm,
                        subject.kind(),
                        subject.key(),
                        limit);
    }

    private Exchange read(ResultSet row) throws SQLException {
        try {
            return new Exchange(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getTimestamp(4).toInstant(),
                    json.readValue(row.getString(5), FIELDS),
                    row.getString(6));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an exchange can't be read");
        }
    }

    /** What nobody has looked at for a month is no answer to what happens now. */
    @Scheduled(cron = "${finme.crm.clean-up:0 50 3 * * *}")
    public void forget() {
        jdbc.update("delete from fdforge.crm_exchange where at < clock_timestamp() - interval '30 days'");
    }
}
