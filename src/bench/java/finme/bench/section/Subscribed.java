package finme.bench.section;

import finme.bench.contender.FinMeContender;
import finme.bench.measure.Database;
import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.kernel.Ids;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Connected systems of FinMe, and messages for them as a change would queue them. */
final class Subscribed {
    private static final long LOOK_NANOS = 2_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final List<String> NOTHING_HAPPENS = List.of("form.*");
    private static final String BODY = """
            {"specversion":"1.0","id":"%s","source":"/bench","type":"finme.directory.changed","sequence":"%s",\
            "subject":"directory/purposes","time":"2026-03-02T10:14:05Z","datacontenttype":"application/json",\
            "dataref":"https://finme.example.test/api/v1/admin/directories/purposes",\
            "data":{"directory":"purposes","version":12,"action":"replaced","entries":["HOME_IMPROVEMENT"]}}""";

    private final FinMeContender finme;
    private final Listener listener;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    Subscribed(FinMeContender finme, Listener listener) {
        this.finme = finme;
        this.listener = listener;
        this.outbox = finme.bean(Outbox.class);
        this.transaction = new TransactionTemplate(finme.bean(PlatformTransactionManager.class));
    }

    /** @param events empty: it hears of nothing by itself */
    void system(String code, String path, List<String> events) throws Exception {
        finme.admin().system(code, listener.url(path), events.isEmpty() ? NOTHING_HAPPENS : events);
    }

    /** One for each of the systems, in one transaction. @return their ids, in that order */
    List<UUID> tell(List<String> systems) {
        List<Message> messages = systems.stream().map(Subscribed::message).toList();
        transaction.executeWithoutResult(open -> outbox.add(messages));
        return messages.stream().map(Message::id).toList();
    }

    private static Message message(String system) {
        UUID id = Ids.next();
        return new Message(
                id,
                "system:" + system,
                "finme.directory.changed",
                "directory/bench-" + id,
                null,
                BODY.formatted(id, Message.SEQUENCE));
    }

    /** @return whether all its messages are acknowledged, and written down as that */
    boolean hasAll(String system) {
        try {
            return finme.database()
                            .number("select count(*) from fdforge.delivery where receiver = 'system:" + system
                                    + "' and state in ('WAITING', 'RETRYING')")
                    == 0;
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " has not happened within five minutes");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    static void clear(Database database) throws SQLException {
        database.execute("truncate fdforge.delivery, fdforge.delivery_confirmed");
    }
}
