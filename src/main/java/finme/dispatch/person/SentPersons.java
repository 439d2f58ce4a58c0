package finme.dispatch.person;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.partner_person}. */
@Repository
class SentPersons {
    private static final String LOCK = """
            select pg_advisory_xact_lock(k) from (select distinct unnest(?::bigint[]) as k order by 1) keys""";
    private static final String FIND = """
            select w.n, p.application
            from unnest(?::text[], ?::text[], ?::uuid[], ?::timestamptz[]) with ordinality
                as w (partner, value, application, since, n)
            cross join lateral (select application from fdforge.partner_person p
              where p.partner = w.partner and p.mark = decode(w.value, 'hex') and p.application <> w.application
                and p.at >= w.since
              order by p.at desc limit 1) p""";
    private static final String INSERT = """
            insert into fdforge.partner_person (partner, mark, application, at) values (?, ?, ?, ?)
            on conflict (partner, mark, application) do update set at = excluded.at""";

    private final JdbcTemplate jdbc;

    SentPersons(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One person on the way to one partner.
     *
     * @param marks blind indexes
     * @param since when the partner's days began
     */
    record Sending(String partner, UUID application, List<byte[]> marks, Instant at, Instant since) {
        static Sending of(String partner, UUID application, List<byte[]> marks, Instant now, int days) {
            return new Sending(partner, application, marks, now, now.minus(Duration.ofDays(days)));
        }

        private Stream<Long> locks() {
            return marks.stream().map(mark -> ByteBuffer.wrap(mark).getLong() * 31 + partner.hashCode());
        }
    }

    /** The same person at the same partner: one after the other, until the transaction ends; always in the same order. */
    void lock(Collection<Sending> all) {
        Long[] keys = all.stream().flatMap(Sending::locks).toArray(Long[]::new);
        jdbc.query(LOCK, row -> {}, (Object) keys);
    }

    /** @return of those that came lately with another application, that application */
    Map<Sending, UUID> earlier(Collection<Sending> all) {
        List<Sending> of = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Sending one : all) {
            for (byte[] mark : one.marks) {
                of.add(one);
                values.add(HexFormat.of().formatHex(mark));
            }
        }
        Map<Sending, UUID> found = new HashMap<>();
        if (!of.isEmpty()) {
            jdbc.query(
                    FIND,
                    row -> {
                        found.put(of.get(row.getInt(1) - 1), row.getObject(2, UUID.class));
                    },
                    of.stream().map(Sending::partner).toArray(String[]::new),
                    values.toArray(String[]::new),
                    of.stream().map(each -> each.application.toString()).toArray(String[]::new),
                    of.stream().map(each -> each.since.toString()).toArray(String[]::new));
        }
        return found;
    }

    void add(Collection<Sending> all) {
        List<Object[]> rows = all.stream()
                .flatMap(one -> one.marks.stream()
                        .map(mark -> new Object[] {one.partner, mark, one.application, Timestamp.from(one.at)}))
                .toList();
        jdbc.batchUpdate(INSERT, rows);
    }

    /** It was not sent after all. */
    void remove(String partner, UUID application) {
        jdbc.update("delete from fdforge.partner_person where partner = ? and application = ?", partner, application);
    }
}
