package finme.dispatch.choice;

import finme.dispatch.OfferDesk.Choice;
import finme.dispatch.model.Offer;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class Choices {
    private final JdbcTemplate jdbc;

    Choices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Offer offer, String actor) {
        jdbc.update(
                "insert into fdforge.offer_choice (application, offer, partner, actor) values (?, ?, ?, ?)",
                offer.application(),
                offer.id(),
                offer.partner(),
                actor);
    }

    /** @return false when there is no choice, or it is not the first time */
    boolean followed(UUID application, UUID offer) {
        return jdbc.update(
                        "update fdforge.offer_choice set followed_at = clock_timestamp()"
                                + " where application = ? and offer = ? and followed_at is null",
                        application,
                        offer)
                == 1;
    }

    Optional<Choice> find(UUID application) {
        return Optional.ofNullable(of(List.of(application)).get(application));
    }

    Map<UUID, Choice> of(Collection<UUID> applications) {
        Map<UUID, Choice> found = new HashMap<>();
        jdbc.query(
                "select * from fdforge.offer_choice where application = any (?::uuid[])",
                row -> {
                    Timestamp followed = row.getTimestamp("followed_at");
                    found.put(
                            row.getObject("application", UUID.class),
                            new Choice(
                                    row.getObject("offer", UUID.class),
                                    row.getString("partner"),
                                    row.getTimestamp("chosen_at").toInstant(),
                                    followed == null ? null : followed.toInstant()));
                },
                (Object) applications.stream().map(UUID::toString).toArray(String[]::new));
        return found;
    }
}
