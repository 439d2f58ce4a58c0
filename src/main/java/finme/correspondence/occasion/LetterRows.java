package finme.correspondence.occasion;

import finme.correspondence.Channel;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.letter} and {@code fdforge.letter_cursor}. */
@Repository
class LetterRows {
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

    /** @return false when there is one already */
    boolean add(UUID id, UUID borrower, Row row, long event) {
        return jdbc.update(
                        """
                        insert into fdforge.letter (id, application, borrower, occasion, event, channel)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        id,
                        row.application(),
                        borrower,
                        row.occasion().name(),
                        event,
                        row.channel().name())
                == 1;
    }

    Optional<Row> waiting(UUID id) {
        return jdbc
                .query(
                        "select application, occasion, channel from fdforge.letter where id = ? and state = 'WAITING'",
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
                "update fdforge.letter set state = ?, settled_at = clock_timestamp() where id = ? and state = 'WAITING'",
                state,
                id);
    }

    void delete(Collection<UUID> borrowers) {
        jdbc.update("delete from fdforge.letter where borrower = any (?)", (Object) borrowers.toArray(UUID[]::new));
    }
}
