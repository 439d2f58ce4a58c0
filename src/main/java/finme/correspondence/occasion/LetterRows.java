package finme.correspondence.occasion;

import finme.correspondence.Channel;
import finme.correspondence.occasion.LetterDesk.Wanted;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.letter} and {@code fdforge.letter_cursor}. */
@Repository
class LetterRows {
    /** One that could not be delivered may be sent once more by whoever has mended the address. */
    private static final String OPEN = "state in ('WAITING', 'UNDELIVERABLE')";

    private final JdbcTemplate jdbc;

    LetterRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID application, Occasion occasion, Channel channel) {}

    /** Whoever reads on is alone until the transaction ends. @return empty when another node is at it */
    Optional<Long> cursor() {
        return jdbc
                .queryForList(
                        "select block from fdforge.letter_cursor where name = 'letters' for update skip locked",
                        Long.class)
                .stream()
                .findFirst();
    }

    void moveTo(long block) {
        jdbc.update("update fdforge.letter_cursor set block = ? where name = 'letters'", block);
    }

    /** @return ids of those that were not there yet */
    Set<UUID> add(List<Wanted> letters, Channel channel) {
        return Set.copyOf(jdbc.queryForList(
                """
                insert into fdforge.letter (id, application, borrower, occasion, event, channel)
                select id, application, borrower, occasion, event, ?
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
                  as letter (id, application, borrower, occasion, event)
                on conflict do nothing returning id""",
                UUID.class,
                channel.name(),
                letters.stream().map(Wanted::id).toArray(UUID[]::new),
                letters.stream().map(Wanted::application).toArray(UUID[]::new),
                letters.stream().map(Wanted::borrower).toArray(UUID[]::new),
                letters.stream().map(letter -> letter.occasion().name()).toArray(String[]::new),
                letters.stream().map(Wanted::event).toArray(Long[]::new)));
    }

    /** It goes another way, under another id. @return false when there is nothing to be sent any more */
    boolean move(UUID id, UUID other, Channel channel) {
        return jdbc.update(
                        "update fdforge.letter set id = ?, channel = ?, state = 'WAITING' where id = ? and " + OPEN,
                        other,
                        channel.name(),
                        id)
                == 1;
    }

    /** @return empty when it is settled */
    Optional<Row> open(UUID id) {
        return jdbc
                .query(
                        "select application, occasion, channel from fdforge.letter where id = ? and " + OPEN,
                        (row, index) -> new Row(
                                row.getObject(1, UUID.class),
                                Occasion.valueOf(row.getString(2)),
                                Channel.valueOf(row.getString(3))),
                        id)
                .stream()
                .findFirst();
    }

    void settle(UUID id, String state) {
        jdbc.update(
                "update fdforge.letter set state = ?, settled_at = clock_timestamp() where id = ? and " + OPEN,
                state,
                id);
    }

    void delete(Collection<UUID> borrowers) {
        jdbc.update("delete from fdforge.letter where borrower = any (?)", (Object) borrowers.toArray(UUID[]::new));
    }
}
