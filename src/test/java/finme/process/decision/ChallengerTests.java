package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import finme.kernel.Ids;
import finme.process.decision.Challenger.OnTrial;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengerTests {
    private static final UUID DRAFT = Ids.next();
    private static final Instant SINCE = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<UUID> APPLICATIONS =
            Stream.generate(Ids::next).limit(10_000).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 50, 99})
    void takesItsShareWithinTwoPointsAndWhoWasInItStaysWhenItGrows(int share) {
        OnTrial trial = new OnTrial(DRAFT, "partner-prioritisation", 1, share, SINCE);
        long taken = APPLICATIONS.stream().filter(trial::takes).count();
        assertThat(taken).isBetween(100L * share - 200, 100L * share + 200);
        OnTrial more = new OnTrial(DRAFT, "partner-prioritisation", 1, Math.min(99, share + 10), SINCE);
        assertThat(APPLICATIONS.stream().filter(trial::takes)).allMatch(more::takes);
    }

    @Test
    void concernsWhatCameSinceItBegan() {
        OnTrial trial = new OnTrial(DRAFT, "partner-prioritisation", 1, 99, SINCE);
        assertThat(trial.concerns(SINCE)).isTrue();
        assertThat(trial.concerns(SINCE.minusMillis(1))).isFalse();
    }
}
