package finme.correspondence.occasion;

import finme.correspondence.Channel;
import finme.delivery.Message;
import finme.delivery.Outbox;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands letters to {@code delivery}, in the caller's transaction. */
@Component
class LetterQueue {
    /** Receivers that the letters of a channel are spread over: one that waits for its server holds up its own lane. */
    private static final int LANES = 8;

    private final Outbox outbox;

    LetterQueue(Outbox outbox) {
        this.outbox = outbox;
    }

    record Queued(UUID id, UUID application, Occasion occasion, Channel channel) {}

    void add(List<Queued> letters) {
        if (!letters.isEmpty()) {
            outbox.add(letters.stream().map(LetterQueue::message).toList());
        }
    }

    private static Message message(Queued letter) {
        String channel = letter.channel().name().toLowerCase(Locale.ROOT);
        int lane = Math.floorMod(letter.application().hashCode(), LANES) + 1;
        return new Message(
                letter.id(),
                LetterCarrier.KIND + ':' + channel + '-' + lane,
                "finme.letter." + letter.occasion().text(),
                "application/" + letter.application(),
                null,
                "{\"letter\": \"" + letter.id() + "\"}");
    }
}
