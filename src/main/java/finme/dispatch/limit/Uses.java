package finme.dispatch.limit;

import finme.dispatch.eligibility.Quota;
import finme.dispatch.eligibility.Use;
import finme.dispatch.model.Reasons;
import finme.work.AfterCommit;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code fdforge.partner_use}. Whoever counts locks all rows of the partners concerned, always in the same order
 * and just before the commit: nodes count one behind the other, and nobody waits for each other crosswise.
 */
@Repository
class Uses {
    private static final String SELECT = """
            select partner, counts, per, version, since, used, held, dearest from fdforge.partner_use
            where partner = any (?) order by partner, counts, per""";
    private static final String INSERT = """
            insert into fdforge.partner_use (partner, counts, per, version, since, used, held)
            values (?, ?, ?, 0, '-infinity', 0, 0) on conflict do nothing""";
    private static final String UPDATE = """
            update fdforge.partner_use set since = ?, used = ?, held = ?, dearest = ?
            where partner = ? and counts = ? and per = ?""";
    private static final String RECOUNT = """
            update fdforge.partner_use u set version = ?, since = s.since,
              used = greatest(c.used, case when u.since >= s.since then u.used else 0 end), held = c.held,
              dearest = coalesce(greatest(u.dearest, c.dearest), u.dearest)
            from fdforge.partner_use k cross join (select ?::timestamptz as since) s cross join lateral (
              select case k.counts
                  when 'SENT' then count(*) filter (where sent and created_at >= s.since)
                  when 'SOLD' then count(*) filter (where sold and sold_at >= s.since)
                  else coalesce(sum(price) filter (where sold and sold_at >= s.since), 0) end as used,
                case k.counts when 'SENT' then 0 when 'SOLD' then count(*) filter (where place = 'HELD')
                  else coalesce(sum(cost) filter (where place = 'HELD'), 0) end as held,
                case k.counts when 'BUDGET' then max(price) filter (where sold) end as dearest
              from (select created_at, price, place, cost, coalesce(decided_at, created_at) as sold_at,
                  string_to_array(heard, ',') && array['OFFERED', 'ACCEPTED', 'SIGNED', 'FUNDED'] as sold,
                  attempt > 0 and not (state = 'CLOSED' and attempt = 1 and answer is null
                    and coalesce(reason_code = any (?) or starts_with(reason_code, 'tls_'), false)) as sent
                from fdforge.dispatch where partner = k.partner and not test) d) c
            where k.partner = ? and k.counts = ? and k.per = ?
              and (u.partner, u.counts, u.per) = (k.partner, k.counts, k.per)""";

    private final JdbcTemplate jdbc;
    /** Rows that are there for everybody, as far as this node knows. */
    private final Set<Row> made = ConcurrentHashMap.newKeySet();

    Uses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String partner, String counts, String per) {
        static Row of(Quota quota) {
            return new Row(quota.partner(), quota.counts().name(), quota.per().name());
        }
    }

    private record Counted(int version, Use use) {}

    /** @param version of the partner: a quota that is new, or was not looked at since, counts what has been sent already */
    record Wanted(Quota quota, int version) {}

    /** Under lock until the transaction ends. Rows are made before any is locked: else two that make them could wait crosswise. */
    Map<Quota, Use> lock(Collection<Wanted> wanted, Instant now) {
        insert(wanted.stream()
                .filter(each -> !made.contains(Row.of(each.quota)))
                .toList());
        Map<Row, Counted> rows = select(wanted, " for update");
        Set<Row> there = Set.copyOf(rows.keySet());
        AfterCommit.run(() -> made.addAll(there));
        if (wanted.stream().anyMatch(each -> !rows.containsKey(Row.of(each.quota)))) {
            insert(wanted);
            rows.putAll(select(wanted, " for update"));
        }
        List<Wanted> stale = wanted.stream()
                .filter(each -> rows.getOrDefault(Row.of(each.quota), new Counted(0, Use.none(each.quota))).version
                        < each.version)
                .toList();
        if (!stale.isEmpty()) {
            recount(stale, now);
            rows.putAll(select(wanted, ""));
        }
        return byQuota(wanted, rows);
    }

    /** As they stand; nobody waits. */
    Map<Quota, Use> read(Collection<Wanted> wanted) {
        return byQuota(wanted, select(wanted, ""));
    }

    private static Map<Quota, Use> byQuota(Collection<Wanted> wanted, Map<Row, Counted> rows) {
        Map<Quota, Use> uses = new HashMap<>();
        for (Wanted each : wanted) {
            Counted counted = rows.get(Row.of(each.quota));
            uses.put(each.quota, counted == null ? Use.none(each.quota) : counted.use);
        }
        return uses;
    }

    private Map<Row, Counted> select(Collection<Wanted> wanted, String lock) {
        Map<Row, Quota> quotas = new HashMap<>();
        wanted.forEach(each -> quotas.put(Row.of(each.quota), each.quota));
        String[] partners =
                wanted.stream().map(each -> each.quota.partner()).distinct().toArray(String[]::new);
        Map<Row, Counted> rows = new HashMap<>();
        jdbc.query(
                SELECT + lock,
                row -> {
                    Row key = new Row(row.getString("partner"), row.getString("counts"), row.getString("per"));
                    Quota quota = quotas.get(key);
                    if (quota != null) {
                        rows.put(key, new Counted(row.getInt("version"), use(quota, row)));
                    }
                },
                (Object) partners);
        return rows;
    }

    private static Use use(Quota quota, ResultSet row) throws SQLException {
        return new Use(
                quota,
                row.getTimestamp("since").toInstant(),
                row.getBigDecimal("used"),
                row.getBigDecimal("held"),
                row.getBigDecimal("dearest"));
    }

    private void insert(Collection<Wanted> wanted) {
        List<Wanted> inOrder = wanted.stream()
                .sorted(Comparator.comparing(each -> Row.of(each.quota).toString()))
                .toList();
        if (!inOrder.isEmpty()) {
            jdbc.batchUpdate(INSERT, inOrder, 100, (row, each) -> key(row, 1, each.quota));
        }
    }

    private void recount(Collection<Wanted> stale, Instant now) {
        jdbc.batchUpdate(RECOUNT, stale, 100, (row, each) -> {
            row.setInt(1, each.version);
            row.setTimestamp(2, Timestamp.from(each.quota.per().begin(now, each.quota.zone())));
            row.setArray(3, row.getConnection().createArrayOf("text", Reasons.unsent()));
            key(row, 4, each.quota);
        });
    }

    void write(Collection<Use> uses) {
        jdbc.batchUpdate(UPDATE, uses, 100, (row, use) -> {
            row.setTimestamp(1, Timestamp.from(use.since()));
            row.setBigDecimal(2, use.used());
            row.setBigDecimal(3, use.held());
            row.setBigDecimal(4, use.dearest());
            key(row, 5, use.quota());
        });
    }

    private static void key(PreparedStatement row, int from, Quota quota) throws SQLException {
        row.setString(from, quota.partner());
        row.setString(from + 1, quota.counts().name());
        row.setString(from + 2, quota.per().name());
    }
}
