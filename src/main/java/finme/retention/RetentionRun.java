package finme.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a run did, or would have done when it is dry. */
public record RetentionRun(
        UUID id,
        boolean dry,
        String actor,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<Line> lines) {
    public enum State {
        RUNNING,
        DONE,
        /** Its time was over; the next one goes on. */
        CUT_SHORT,
        /** The node that was at it is gone. */
        FAILED
    }

    /** @param considered rows looked at @param done rows that went @param failed those that could not go now */
    public record Line(String rule, long considered, long done, long failed, long millis) {}
}
