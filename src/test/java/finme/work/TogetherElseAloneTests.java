package finme.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TogetherElseAloneTests {
    private final FailureLog failures =
            new FailureLog(LoggerFactory.getLogger(TogetherElseAloneTests.class), "Items are done one by one");
    private final List<String> done = new ArrayList<>();

    @Test
    void manyAreDoneAtOnce() {
        run(List.of("a", "b"));
        assertThat(done).containsExactly("a+b");
    }

    @Test
    void whenOneFailsEachIsDoneAlone() {
        run(List.of("a", "faulty", "b"));
        assertThat(done).containsExactly("a", "faulty failed", "b");
    }

    @Test
    void aSingleOneIsNotDoneTwice() {
        run(List.of("faulty"));
        assertThat(done).containsExactly("faulty failed");
    }

    @Test
    void nothingIsNothing() {
        run(List.of());
        assertThat(done).isEmpty();
    }

    private void run(List<String> batch) {
        TogetherElseAlone.run(failures, batch, this::together, this::alone);
    }

    private void together(List<String> batch) {
        if (batch.contains("faulty")) {
            throw new StackOverflowError("planted");
        }
        done.add(String.join("+", batch));
    }

    private void alone(String item) {
        done.add(item.equals("faulty") ? "faulty failed" : item);
    }
}
