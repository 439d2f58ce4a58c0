package finme.dispatch.store;

import finme.dispatch.model.Place;
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

    /**
     * Waits for nobody: whoever holds the row may wait for the partner's limits.
     *
     * @return false when it was closed meanwhile, or somebody is about to
     */
    public boolean put(UUID dispatch, Place place) {
        return jdbc.update("""
                        update fdforge.dispatch set place = ?, placed_at = ?, cost = ? where id = (
                          select id from fdforge.dispatch where id = ? and state = 'SENDING' for update skip locked)""", place.state().name(), Timestamp.from(place.at()), place.cost(), dispatch) == 1;
    }
}
