package finme.dispatch.replay;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How each partner decided on those it was asked about in the last 90 days, tests aside. */
@Repository
class OfferHistory {
    private static final String HABITS = """
            select partner, avg(case when offered then 1.0 else 0.0 end), coalesce(avg(price) filter (where offered), 0)
            from (select d.partner, d.price, exists (select 1 from fdforge.offer o
                where o.application = d.application and o.dispatch = d.id) as offered
              from fdforge.dispatch d
              where d.created_at > now() - interval '90 days' and not d.test and d.state = 'CLOSED'
                and d.heard <> '' and d.outcome is distinct from 'RECALLED') heard
            group by partner""";

    private final JdbcTemplate jdbc;

    OfferHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rate of those asked that it offered something, between 0 and 1 @param price mean of those, 0 when it told none */
    record Habit(double rate, double price) {
        static final Habit NONE = new Habit(0, 0);
    }

    /** @return by partner; one without a past is left out */
    Map<String, Habit> read() {
        Map<String, Habit> habits = new HashMap<>();
        jdbc.query(HABITS, row -> {
            habits.put(row.getString(1), new Habit(row.getDouble(2), row.getDouble(3)));
        });
        return habits;
    }
}
