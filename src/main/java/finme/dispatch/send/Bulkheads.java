package finme.dispatch.send;

import finme.partner.Partner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** @return null when it is full or its circuit is open */
    @Nullable
    Place enter(Partner partner) {
        Room room = room(partner);
        int limit = room.limit;
        boolean entered = room.used.getAndUpdate(used -> used < limit ? used + 1 : used) < limit;
        if (!entered) {
            room.waiting = true;
            room.refusedAt = System.nanoTime();
            return null;
        }
        boolean passed = false;
        try {
            passed = circuits.tryPass(partner.code());
        } finally {
            if (!passed) {
                giveBack(room);
            }
        }
        return passed ? new Place(partner.code(), room) : null;
    }

    private void giveBack(Room room) {
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

    /** Room for one call. It is given back once, however many ways lead out; the circuit hears of it once as well. */
    final class Place {
        private final String partner;
        private final Room room;
        private final AtomicBoolean told = new AtomicBoolean();
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(String partner, Room room) {
            this.partner = partner;
            this.room = room;
        }

        /** How the partner fared; the room stays taken. */
        void heard(boolean failed) {
            if (told.compareAndSet(false, true)) {
                circuits.heard(partner, failed);
            }
        }

        void leave() {
            if (!left.compareAndSet(false, true)) {
                return;
            }
            try {
                if (told.compareAndSet(false, true)) {
                    circuits.release(partner);
                }
            } finally {
                giveBack(room);
            }
        }
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
