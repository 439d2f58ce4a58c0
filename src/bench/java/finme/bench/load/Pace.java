package finme.bench.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When the next application goes out. */
interface Pace {
    /** Waits until it is time. @return false when that was all */
    boolean next();

    /** One has ended. */
    default void ended() {}

    /** So many, never more than {@code most} under way. */
    static Pace count(int applications, int most) {
        Semaphore room = new Semaphore(most);
        AtomicLong left = new AtomicLong(applications);
        return new Pace() {
            @Override
            public boolean next() {
                if (left.getAndDecrement() <= 0) {
                    return false;
                }
                room.acquireUninterruptibly();
                return true;
            }

            @Override
            public void ended() {
                room.release();
            }
        };
    }

    /** Evenly, whatever has ended. */
    static Pace perSecond(int rate, Duration time) {
        long start = System.nanoTime();
        AtomicLong slots = new AtomicLong();
        return () -> {
            long at = slots.getAndIncrement() * 1_000_000_000L / rate;
            while (start + at > System.nanoTime()) {
                LockSupport.parkNanos(start + at - System.nanoTime());
            }
            return at < time.toNanos();
        };
    }
}
