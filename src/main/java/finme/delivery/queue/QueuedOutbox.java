package finme.delivery.queue;

import finme.delivery.Message;
import finme.delivery.Outbox;
import finme.delivery.ReceiverState;
import finme.delivery.send.Courier;
import finme.work.AfterCommit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class QueuedOutbox implements Outbox {
    private final MessageRows messages;
    private final ReceiverRows receivers;
    private final Courier courier;

    QueuedOutbox(MessageRows messages, ReceiverRows receivers, Courier courier) {
        this.messages = messages;
        this.receivers = receivers;
        this.courier = courier;
    }

    @Override
    public void add(List<Message> fresh) {
        messages.add(fresh);
        List<String> receivers =
                fresh.stream().map(Message::receiver).distinct().toList();
        AfterCommit.run(() -> courier.queued(receivers));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(String receiver, ReceiverState state) {
        receivers.set(receiver, state);
        AfterCommit.run(courier::wake);
    }
}
