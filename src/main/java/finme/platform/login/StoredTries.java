package finme.platform.login;

import finme.platform.CoreRole;
import finme.tries.TryBook;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One statement a failure. Counts are forgotten a quarter of an hour after the last one, and gone after a day. */
@Component
@Profile(CoreRole.PROFILE)
class StoredTries implements TryBook {
    private static final String COUNT = """
            insert into fdforge.failed_try as t (subject, kind, account, failures, last_at)
            select subject, kind, account, 1, clock_timestamp()
            from unnest(?::text[], ?::text[], ?::text[]) as s(subject, kind, account)
            order by subject
            on conflict (subject) do update set last_at = excluded.last_at, account = excluded.account,
              failures = case when t.last_at < clock_timestamp() - interval '15 minutes' then 1 else t.failures + 1 end
            returning subject, failures""";

    private static final String STANDINGS = """
            select coalesce(account, subject) as of, max(last_at) as last,
              coalesce(max(failures) filter (where kind = 'ACCOUNT'), 0) as failures,
              count(*) filter (where kind = 'PAIR'
                and last_at + seconds[least(failures, cardinality(seconds))] * interval '1 second' > clock_timestamp()) as waiting
            from fdforge.failed_try, (select ?::bigint[] as seconds) as pause
            where (subject = any (?::text[]) or account = any (?::text[])) and last_at > clock_timestamp() - interval '15 minutes'
            group by 1""";

    private final JdbcTemplate jdbc;

    StoredTries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Integer> failed(List<Subject> subjects) {
        if (ThreadLocalRandom.current().nextInt(200) == 0) {
            jdbc.update("delete from fdforge.failed_try where last_at < clock_timestamp() - interval '1 day'");
        }
        String[] ids = subjects.stream().map(Subject::id).toArray(String[]::new);
        Map<String, Integer> counts = new HashMap<>();
        jdbc.query(
                COUNT,
                row -> {
                    counts.put(row.getString("subject"), row.getInt("failures"));
                },
                ids,
                subjects.stream().map(each -> each.kind().name()).toArray(String[]::new),
                subjects.stream().map(Subject::account).toArray(String[]::new));
        return subjects.stream().map(each -> counts.getOrDefault(each.id(), 1)).toList();
    }

    @Override
    public void cleared(Subject subject) {
        jdbc.update("delete from fdforge.failed_try where subject = ?", subject.id());
    }

    @Override
    public void forgotten(Subject account) {
        jdbc.update("delete from fdforge.failed_try where subject = ? or account = ?", account.id(), account.id());
    }

    @Override
    public boolean counts(Subject subject) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from fdforge.failed_try where subject = ?)", Boolean.class, subject.id()));
    }

    @Override
    public Map<String, Standing> standings(List<Subject> accounts) {
        String[] ids = accounts.stream().map(Subject::id).toArray(String[]::new);
        Map<String, Standing> standings = new HashMap<>();
        jdbc.query(
                STANDINGS,
                row -> {
                    standings.put(
                            row.getString("of"),
                            new Standing(
                                    row.getInt("failures"),
                                    row.getTimestamp("last").toInstant(),
                                    row.getInt("waiting")));
                },
                Kind.PAIR.pauses().stream().map(Duration::toSeconds).toArray(Long[]::new),
                ids,
                ids);
        return standings;
    }

    @Override
    public Recent since(Duration time) {
        List<Recent> found = jdbc.query(
                """
                select coalesce(sum(failures), 0) as failures, count(*) filter (where failures >= ?) as slowed,
                  max(last_at) as last
                from fdforge.failed_try where kind = 'PAIR' and last_at > clock_timestamp() - ? * interval '1 second'""",
                (row, index) -> {
                    Timestamp last = row.getTimestamp("last");
                    return new Recent(
                            row.getInt("failures"), row.getInt("slowed"), last == null ? null : last.toInstant());
                },
                Kind.PAIR.forgiven(),
                time.toSeconds());
        return found.get(0);
    }
}
