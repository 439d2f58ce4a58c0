package finme.dispatch.store;

import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Notes the places of dispatches that are in the table already. */
@Repository
public class Places {
    private final JdbcTemplate jdbc;

    Places(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it was closed meanwhile */
    public boolean put(UUID dispatch, Place place) {
        return jdbc.update(
                        "update fdforge.dispatch set place = ?, placed_at = ?, cost = ? where id = ? and state = 'SENDING'",
                        place.state().name(),
                        Timestamp.from(place.at()),
                        place.cost(),
                        dispatch)
                == 1;
    }
}
