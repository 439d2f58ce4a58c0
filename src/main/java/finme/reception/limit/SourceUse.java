package finme.reception.limit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code fdforge.source_use}. Its rows are locked from the count to the commit, so that senders on all nodes count
 * one behind the other, and what is not committed does not count. Windows are the calendar's, by the database's clock; a
 * minute looks back on the one before, or twice as much could come around its end.
 */
@Repository
class SourceUse {
    private static final String START =
            "case w.per when 'TOTAL' then '-infinity' else date_trunc(w.per, clock_timestamp(), ?) end";
    private static final String STILL = """
            case when u.since >= excluded.since then u.before
                 when u.per = 'MINUTE' and u.since = excluded.since - interval '1 minute' then u.used else 0 end""";
    private static final String COUNT = """
            insert into fdforge.source_use as u (source, per, most, since, used)
            select ?, w.per, w.most, %1$s, 1
            from unnest(?::text[], ?::int[]) with ordinality as w (per, most, n) order by w.n
            on conflict (source, per) do update set most = excluded.most, since = greatest(u.since, excluded.since),
              before = %2$s, used = case when u.since >= excluded.since then u.used + 1 else 1 end
            where ?::boolean or (%2$s) * (1 - extract(second from clock_timestamp()) / 60)
                + case when u.since >= excluded.since then u.used else 0 end <= excluded.most - 1
            returning per""".formatted(START, STILL);
    private static final String BEGIN = """
            insert into fdforge.source_use as u (source, per, most, since, used)
            select s.source, s.per, s.most, s.since, (select count(distinct i.application_id) from fdforge.intake i
              where i.source = s.source and i.at >= s.since)
            from (select ? as source, w.per, w.most, %s as since, w.n
              from unnest(?::text[], ?::int[]) with ordinality as w (per, most, n)) s order by s.n
            on conflict (source, per) do update set most = excluded.most, since = excluded.since,
              used = case when u.since < excluded.since then excluded.used else greatest(excluded.used, u.used) end,
              before = case when u.since < excluded.since then 0 else u.before end
            where u.since <= excluded.since""".formatted(START);
    private static final String READ = """
            select per, most, since, used, before, clock_timestamp() from fdforge.source_use where source = ?""";

    private final JdbcTemplate jdbc;
    private final String zone;

    SourceUse(JdbcTemplate jdbc, @Value("${finme.zone:UTC}") String zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** @param now by the clock it was counted by */
    record Row(String per, int most, Instant since, int used, int before, Instant now) {}

    /**
     * One more.
     *
     * @param always whether or not there is room
     * @return those windows that have no room for it, which then is to be rolled back
     */
    Set<String> count(SourceWindows windows, boolean always) {
        List<String> counted = jdbc.queryForList(
                COUNT, String.class, windows.source(), zone, windows.names(), windows.limits(), always);
        Set<String> full = new HashSet<>(List.of(windows.names()));
        counted.forEach(full::remove);
        return full;
    }

    void begin(SourceWindows windows) {
        jdbc.update(BEGIN, windows.source(), zone, windows.names(), windows.limits());
    }

    List<Row> read(String source) {
        return jdbc.query(READ, SourceUse::row, source);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Timestamp since = row.getTimestamp(3);
        return new Row(
                row.getString(1),
                row.getInt(2),
                since.toInstant(),
                row.getInt(4),
                row.getInt(5),
                row.getTimestamp(6).toInstant());
    }
}
