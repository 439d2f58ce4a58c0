package finme.delivery.queue;

import finme.delivery.Delivery;
import finme.delivery.DeliveryLog;
import finme.delivery.DeliveryLog.Filter;
import finme.delivery.ReceiverState;
import finme.delivery.ReceiverStatus;
import finme.delivery.send.Carriers;
import finme.delivery.send.Courier;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.work.AfterCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do here is written to the ledger. */
@Service
class StoredDeliveryLog implements DeliveryLog {
    private static final int LONGEST_LIST = 500;
    private static final int LONGEST_RANGE = 100_000;
    private static final ReceiverStatus NEVER_SENT_TO =
            new ReceiverStatus(ReceiverState.ACTIVE, 0, null, null, null, Map.of());

    private final LogRows log;
    private final ReceiverRows receivers;
    private final MessageRows messages;
    private final Carriers carriers;
    private final Courier courier;
    private final Ledger ledger;

    StoredDeliveryLog(
            LogRows log,
            ReceiverRows receivers,
            MessageRows messages,
            Carriers carriers,
            Courier courier,
            Ledger ledger) {
        this.log = log;
        this.receivers = receivers;
        this.messages = messages;
        this.carriers = carriers;
        this.courier = courier;
        this.ledger = ledger;
    }

    @Override
    public List<Delivery> list(Filter filter, @Nullable UUID before, int limit) {
        messages.write();
        return log.list(filter, before, Math.max(1, Math.min(limit, LONGEST_LIST)));
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return log.find(id);
    }

    @Override
    public Optional<String> payload(UUID id) {
        return log.body(id);
    }

    @Override
    @Transactional
    public void replay(UUID id, String actor) {
        String receiver = log.receiver(id).orElseThrow(() -> Problem.notFound("This delivery"));
        receivers.tryAtOnce(receiver);
        log.replay(id);
        tell(receiver, "replayed", actor, Map.of("delivery", id));
    }

    @Override
    @Transactional
    public int replay(String receiver, long from, long to, String actor) {
        if (from < 1 || to < from) {
            throw Problem.invalid("/from", "invalid_range", "A range begins at 1 or later and does not end before.");
        }
        if (to - from >= LONGEST_RANGE) {
            throw Problem.invalid("/to", "range_too_large", "At most " + LONGEST_RANGE + " are sent again at once.");
        }
        receivers.tryAtOnce(receiver);
        int count = log.replay(receiver, from, to);
        tell(receiver, "replayed", actor, Map.of("from", from, "to", to, "count", count));
        return count;
    }

    @Override
    public ReceiverStatus status(String receiver) {
        messages.write();
        return receivers.status(receiver).orElse(NEVER_SENT_TO);
    }

    @Override
    @Transactional
    public void pause(String receiver, String actor) {
        set(receiver, ReceiverState.PAUSED, "paused", actor);
    }

    @Override
    @Transactional
    public void resume(String receiver, String actor) {
        set(receiver, ReceiverState.ACTIVE, "resumed", actor);
    }

    private void set(String receiver, ReceiverState state, String action, String actor) {
        carriers.moved(receiver, state, actor);
        receivers.set(receiver, state);
        tell(receiver, action, actor, Map.of());
    }

    private void tell(String receiver, String action, String actor, Map<String, ?> details) {
        ledger.append(Change.of("receiver", receiver, 0, action, actor, details));
        AfterCommit.run(courier::wake);
    }
}
