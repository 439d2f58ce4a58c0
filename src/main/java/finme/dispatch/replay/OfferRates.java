package finme.dispatch.replay;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How often each partner offered something to those it was asked about in the last 90 days, tests aside. */
@Repository
class OfferRates {
    private static final String RATES = """
            select d.partner, avg(case when exists (select 1 from fdforge.offer o where o.dispatch = d.id) then 1.0 else 0.0 end)
            from fdforge.dispatch d
            where d.created_at > clock_timestamp() - interval '90 days' and not d.test and d.state = 'CLOSED'
              and d.heard <> '' and d.outcome is distinct from 'RECALLED'
            group by d.partner""";

    private final JdbcTemplate jdbc;

    OfferRates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return by partner, between 0 and 1; one without a past is left out */
    Map<String, Double> read() {
        Map<String, Double> rates = new HashMap<>();
        jdbc.query(RATES, row -> {
            rates.put(row.getString(1), row.getDouble(2));
        });
        return rates;
    }
}
