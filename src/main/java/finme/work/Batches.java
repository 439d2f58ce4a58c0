package finme.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that comes one by one and is cheaper done together. Whoever is free takes what has gathered meanwhile: a single
 * item never waits for company. Nothing in here is durable; the work must be found again elsewhere after a crash.
 */
public final class Batches<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final long LOOK_MILLIS = 200;

    private final BlockingQueue<T> waiting;
    private final int most;
    private final Consumer<List<T>> work;
    private final ExecutorService threads;
    private volatile boolean running = true;
    private volatile boolean hurried;

    /**
     * @param name prefix of the threads' names
     * @param most items done together
     * @param room items that may wait
     * @param work gets 1 to {@code most} items; whatever it throws, an error too, ends nothing but this batch
     */
    public Batches(String name, int threads, int most, int room, Consumer<List<T>> work) {
        this.most = most;
        this.work = work;
        this.waiting = new ArrayBlockingQueue<>(room);
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, loop -> {
            Thread thread = new Thread(loop, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threads; i++) {
            this.threads.execute(this::loop);
        }
    }

    /** @return false when there is no room, or it has stopped */
    public boolean offer(T item) {
        return running && waiting.offer(item);
    }

    /** @param spare places for those who asked before and have not come yet */
    public boolean hasRoom(int spare) {
        return running && waiting.remainingCapacity() > spare;
    }

    private void loop() {
        while (running || !hurried && !waiting.isEmpty()) {
            ErrorBoundary.run(LOG, "Some work is left to its leases", this::takeSome);
        }
    }

    /** An interruption is ours only when it has stopped: one that the work left behind must not end the loop. */
    private void takeSome() {
        T first;
        try {
            first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            hurried = !running;
            return;
        }
        if (first != null) {
            List<T> batch = new ArrayList<>(most);
            batch.add(first);
            waiting.drainTo(batch, most - 1);
            work.accept(batch);
        }
    }

    /** Takes nothing more, does what waits, and gives up after {@code patience}. */
    public void stop(Duration patience) {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
