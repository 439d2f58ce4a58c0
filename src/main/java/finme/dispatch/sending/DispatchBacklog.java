package finme.dispatch.sending;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.CircuitBreakers;
import finme.partner.Partner;
import finme.work.Backlog;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Dispatches that are due and not sent. Those of a partner that has no room or is paused wait for the partner, not for us.
 */
@Component
class DispatchBacklog implements Backlog {
    private static final String DUE = """
            select count(*), coalesce(1000 * extract(epoch from clock_timestamp() - percentile_disc(0.2)
              within group (order by due_at)), 0)::bigint
            from (
              select due_at from fdforge.dispatch
              where due_at <= clock_timestamp() and state = 'READY' and partner <> all (?)
              order by due_at limit 10000) due""";

    private final JdbcTemplate jdbc;
    private final Bulkheads bulkheads;
    private final CircuitBreakers circuits;
    private final Catalogue<Partner> partners;

    DispatchBacklog(JdbcTemplate jdbc, Bulkheads bulkheads, CircuitBreakers circuits, Catalogue<Partner> partners) {
        this.jdbc = jdbc;
        this.bulkheads = bulkheads;
        this.circuits = circuits;
        this.partners = partners;
    }

    @Override
    public Reading read() {
        Reading due = jdbc.queryForObject(
                DUE,
                (row, index) -> new Reading(row.getLong(1), Duration.ofMillis(Math.max(0, row.getLong(2)))),
                (Object) notOurs());
        return due == null ? Reading.NOTHING : due;
    }

    private String[] notOurs() {
        Stream<String> paused = partners.all().stream()
                .map(Versioned::value)
                .filter(partner -> partner.state() == Partner.State.PAUSED)
                .map(Partner::code);
        return Stream.of(bulkheads.lately().stream(), circuits.notClosed().stream(), paused)
                .flatMap(codes -> codes)
                .toArray(String[]::new);
    }
}
