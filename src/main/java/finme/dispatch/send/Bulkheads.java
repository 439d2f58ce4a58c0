package finme.dispatch.send;

import finme.partner.Partner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final LiveNodes nodes;
    private volatile Runnable whenRoomAgain = () -> {};

    Bulkheads(CircuitBreakers circuits, LiveNodes nodes) {
        this.circuits = circuits;
        this.nodes = nodes;
    }

    void whenRoomAgain(Runnable work) {
        whenRoomAgain = work;
    }

    /** @return null when it is full, its rate is used up for the moment, or its circuit is open */
    @Nullable
    Place enter(Partner partner) {
        Room room = room(partner);
        int limit = room.limit;
        boolean entered = room.used.getAndUpdate(used -> used < limit ? used + 1 : used) < limit;
        if (!entered) {
            return refused(room);
        }
        boolean passed = false;
        try {
            long wait = wait(partner, room);
            if (wait == Pace.NONE) {
                return refused(room);
            }
            passed = circuits.tryPass(partner.code());
            return passed ? new Place(partner.code(), room, wait) : null;
        } finally {
            if (!passed) {
                giveBack(room);
            }
        }
    }

    private static @Nullable Place refused(Room room) {
        room.waiting = true;
        room.refusedAt = System.nanoTime();
        return null;
    }

    private long wait(Partner partner, Room room) {
        long apart = apart(partner);
        return apart == 0 ? 0 : apart < 0 ? Pace.NONE : room.pace.take(System.nanoTime(), apart);
    }

    /** @return nanoseconds between two calls of this node; 0 without a rate, less when nobody knows this node's part of it */
    private long apart(Partner partner) {
        if (partner.perSecond() == null) {
            return 0;
        }
        int sharing = nodes.count();
        return sharing == 0
                ? -1
                : Math.max(1, (long) (1e9 * sharing / partner.perSecond().doubleValue()));
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
        long apart = apart(partner);
        int paced = apart == 0 ? room.limit : apart < 0 ? 0 : room.pace.free(System.nanoTime(), apart);
        return circuits.worthLooking(partner.code(), Math.min(paced, room.limit - room.used.get()));
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
        private final long from;
        private final AtomicBoolean told = new AtomicBoolean();
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(String partner, Room room, long wait) {
            this.partner = partner;
            this.room = room;
            this.from = System.nanoTime() + wait;
        }

        /** Calls as late as the partner's rate says, at once without one; no thread is held meanwhile. */
        <T> CompletableFuture<T> inTurn(Supplier<CompletableFuture<T>> call) {
            long wait = from - System.nanoTime();
            return wait <= 0
                    ? call.get()
                    : CompletableFuture.supplyAsync(call, CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS))
                            .thenCompose(Function.identity());
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
        final Pace pace = new Pace(System.nanoTime());
        volatile int limit = DEFAULT;
        volatile boolean waiting;
        volatile long refusedAt = System.nanoTime() - LATELY;

        /** A quarter must be free, so that the table is read once for many and not for each. */
        boolean isFull() {
            return limit - used.get() < Math.max(1, waiting ? limit / 4 : 1);
        }
    }
}
