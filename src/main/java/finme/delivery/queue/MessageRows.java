package finme.delivery.queue;

import finme.delivery.Message;
import finme.work.PerTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Messages as they are queued: all that one transaction has to tell in one statement. */
@Repository
class MessageRows {
    /** A receiver's row is there before its first message, or made with it; it is not locked. */
    private static final String INSERT = """
            with receivers as (
              insert into fdforge.delivery_receiver (name)
              select distinct name from unnest(?::text[]) as fresh (name) order by name
              on conflict do nothing)
            insert into fdforge.delivery (id, receiver, type, subject, version, body)
            select id, receiver, type, subject, version, body
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
              with ordinality as message (id, receiver, type, subject, version, body, place)
            order by place""";

    private final JdbcTemplate jdbc;
    private final PerTransaction<List<Message>> queued = new PerTransaction<>(ArrayList::new, this::write);

    MessageRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Message> messages) {
        queued.change(all -> all.addAll(messages));
    }

    /** Before a query that has to see them. */
    void write() {
        queued.write();
    }

    private void write(List<Message> all) {
        if (all.isEmpty()) {
            return;
        }
        String[] receivers = texts(all, Message::receiver);
        jdbc.update(
                INSERT,
                receivers,
                texts(all, message -> message.id().toString()),
                receivers,
                texts(all, Message::type),
                texts(all, Message::subject),
                all.stream().map(MessageRows::version).toArray(Long[]::new),
                texts(all, Message::body));
        all.clear();
    }

    private static @Nullable Long version(Message message) {
        return message.version();
    }

    private static String[] texts(List<Message> all, Function<Message, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
