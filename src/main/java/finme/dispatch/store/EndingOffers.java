package finme.dispatch.store;

import finme.dispatch.OffersEnding;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class EndingOffers implements OffersEnding {
    private final JdbcTemplate jdbc;

    EndingOffers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UUID> within(Duration time) {
        return jdbc.queryForList("""
                select distinct application from fdforge.offer
                where expires_at > clock_timestamp() and expires_at < clock_timestamp() + ? * interval '1 second'
                  and received_at < clock_timestamp() - interval '1 hour' limit 1000""", UUID.class, time.toSeconds());
    }
}
