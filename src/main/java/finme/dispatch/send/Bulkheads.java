package finme.dispatch.send;

import finme.partner.Partner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How many calls may be under way per partner on this node. Those that find no room stay in the table; nothing queues in
 * memory, so a hanging partner costs nobody else anything.
 */
@Component
class Bulkheads {
    private static final int DEFAULT = 50;
    private static final long LATELY = Duration.ofSeconds(5).toNanos();

    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private volatile Runnable whenRoomAgain = () -> {};

    void whenRoomAgain(Runnable work) {
        whenRoomAgain = work;
    }

    boolean tryEnter(Partner partner) {
        Room room = rooms.computeIfAbsent(partner.code(), code -> new Room());
        int limit = Objects.requireNonNullElse(partner.concurrency(), DEFAULT);
        room.limit = limit;
        boolean entered = room.used.getAndUpdate(used -> used < limit ? used + 1 : used) < limit;
        if (!entered) {
            room.waiting = true;
            room.refusedAt = System.nanoTime();
        }
        return entered;
    }

    void leave(String partner) {
        Room room = rooms.get(partner);
        if (room == null) {
            return;
        }
        room.used.decrementAndGet();
        if (room.waiting && !room.isFull()) {
            room.waiting = false;
            whenRoomAgain.run();
        }
    }

    /** Partners for which it is not worth looking into the table. */
    List<String> full() {
        return rooms.entrySet().stream()
                .filter(entry -> entry.getValue().isFull())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Partners that had no room at some time during the last seconds: what is due for them waits for them. */
    List<String> lately() {
        long now = System.nanoTime();
        return rooms.entrySet().stream()
                .filter(entry -> entry.getValue().isFull() || now - entry.getValue().refusedAt < LATELY)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static final class Room {
        final AtomicInteger used = new AtomicInteger();
        volatile int limit = DEFAULT;
        volatile boolean waiting;
        volatile long refusedAt = System.nanoTime() - LATELY;

        /** A quarter must be free, so that the table is read once for many and not for each. */
        boolean isFull() {
            return limit - used.get() < Math.max(1, waiting ? limit / 4 : 1);
        }
    }
}
