package finme.dispatch.send;

import finme.partner.Partner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
    private final CircuitBreakers circuits;
    private volatile Runnable whenRoomAgain = () -> {};

    Bulkheads(CircuitBreakers circuits) {
        this.circuits = circuits;
    }

    void whenRoomAgain(Runnable work) {
        whenRoomAgain = work;
    }

    /** Not while its circuit is open. To be followed by one of the two ways to leave. */
    boolean tryEnter(Partner partner) {
        Room room = room(partner);
        int limit = room.limit;
        boolean entered = room.used.getAndUpdate(used -> used < limit ? used + 1 : used) < limit;
        if (!entered) {
            room.waiting = true;
            room.refusedAt = System.nanoTime();
            return false;
        }
        if (!circuits.tryPass(partner.code())) {
            giveBack(room);
            return false;
        }
        return true;
    }

    /** Without a call that would tell how the partner fares. */
    void leave(String partner) {
        circuits.release(partner);
        giveBack(rooms.get(partner));
    }

    void leave(String partner, boolean failed) {
        circuits.heard(partner, failed);
        giveBack(rooms.get(partner));
    }

    private void giveBack(@Nullable Room room) {
        if (room == null) {
            return;
        }
        room.used.decrementAndGet();
        if (room.waiting && !room.isFull()) {
            room.waiting = false;
            whenRoomAgain.run();
        }
    }

    /** How many of its dispatches are worth looking for in the table; for the others it will wake. */
    int free(Partner partner) {
        Room room = room(partner);
        if (room.isFull()) {
            room.waiting = true;
            return circuits.worthLooking(partner.code(), 0);
        }
        return circuits.worthLooking(partner.code(), room.limit - room.used.get());
    }

    /** As many were found as looked for: there may be more. */
    void moreWait(String partner) {
        Room room = rooms.get(partner);
        if (room != null) {
            room.waiting = true;
        }
    }

    private Room room(Partner partner) {
        Room room = rooms.computeIfAbsent(partner.code(), code -> new Room());
        room.limit = Objects.requireNonNullElse(partner.concurrency(), DEFAULT);
        return room;
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
