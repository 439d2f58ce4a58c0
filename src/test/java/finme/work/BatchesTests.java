package finme.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTests {
    private static final Map<String, Throwable> FAULTS = Map.of(
            "internal", new InternalError("planted"),
            "assertion", new AssertionError("planted"),
            "stack", new StackOverflowError("planted"),
            "link", new NoClassDefFoundError("planted"),
            "runtime", new IllegalStateException("planted"));

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Batches<String> batches = new Batches<>("test-", 1, 1, 100, this::work);

    @AfterEach
    void stop() {
        batches.stop(Duration.ofSeconds(1));
    }

    @Test
    void whateverTheWorkThrowsTheNextBatchIsDone() {
        FAULTS.keySet().forEach(batches::offer);
        batches.offer("interrupts");
        batches.offer("good");
        await().untilAsserted(() -> assertThat(done).containsExactly("good"));
    }

    private void work(List<String> batch) {
        String item = batch.get(0);
        Throwable fault = FAULTS.get(item);
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault instanceof RuntimeException exception) {
            throw exception;
        }
        if (item.equals("interrupts")) {
            Thread.currentThread().interrupt();
        } else {
            done.add(item);
        }
    }
}
