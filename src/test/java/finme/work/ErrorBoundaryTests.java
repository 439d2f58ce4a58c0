package finme.work;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.LogOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ErrorBoundaryTests {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorBoundaryTests.class);

    private final LogOf log = new LogOf(ErrorBoundaryTests.class);
    private final FailureLog failures = new FailureLog(LOG, "Nothing is swept");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aFailureIsAWarningWithItsFramesAndWithoutItsMessage() {
        ErrorBoundary.run(LOG, "A piece is left", this::fail);
        assertThat(log.sentences()).containsExactly("WARN A piece is left");
        assertThat(log.text())
                .contains("java.lang.IllegalStateException", "at finme.work.ErrorBoundaryTests.fail(")
                .doesNotContain("Irina");
    }

    @Test
    void oneThatRepeatsIsToldOnceAndWhenItIsOver() {
        for (int i = 0; i < 100; i++) {
            assertThat(ErrorBoundary.run(failures, this::fail)).isFalse();
        }
        assertThat(log.sentences()).containsExactly("WARN Nothing is swept");
        assertThat(ErrorBoundary.run(failures, () -> {})).isTrue();
        assertThat(ErrorBoundary.run(failures, () -> {})).isTrue();
        assertThat(log.sentences())
                .containsExactly("WARN Nothing is swept", "INFO Nothing is swept: works again after 100 failure(s)");
        ErrorBoundary.run(failures, this::fail);
        assertThat(log.sentences()).hasSize(3).last().isEqualTo("WARN Nothing is swept");
    }

    @Test
    void anotherFailureMeanwhileIsToldAsWell() {
        ErrorBoundary.run(failures, this::fail);
        ErrorBoundary.run(failures, this::failOtherwise);
        ErrorBoundary.run(failures, this::fail);
        assertThat(log.sentences()).hasSize(2);
        assertThat(log.text()).contains("java.lang.AssertionError");
    }

    @Test
    void whatItIsAboutIsToldWithTheFirst() {
        failures.failed("item 7", new IllegalStateException("Irina"));
        assertThat(log.sentences()).containsExactly("WARN Nothing is swept: item 7");
    }

    private void fail() {
        throw new IllegalStateException("Irina");
    }

    private void failOtherwise() {
        throw new AssertionError("Irina");
    }
}
