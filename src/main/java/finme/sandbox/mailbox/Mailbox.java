package finme.sandbox.mailbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** What came, newest first; the last thousand. */
@Component
class Mailbox {
    private static final int MOST = 1000;

    private final Deque<Item> items = new ArrayDeque<>();

    /** @param to an address or a phone number @param subject empty for a text message */
    record Item(String to, String subject, String text, Instant at) {}

    synchronized void add(Item item) {
        items.addFirst(item);
        if (items.size() > MOST) {
            items.removeLast();
        }
    }

    synchronized List<Item> items() {
        return List.copyOf(items);
    }

    synchronized void empty() {
        items.clear();
    }
}
