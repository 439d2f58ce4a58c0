package finme.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Running instances and the version of the model they follow. A new version takes new instances only; those under way stay
 * in theirs until somebody moves them, to where they stand now: no step is taken, no status changes.
 */
public interface ProcessMoves {
    /** Newest version first, by key. */
    List<Version> versions();

    /** @throws finme.kernel.Problem 404 unknown key or version, 422 {@code same_version} */
    Preview preview(String key, int from, int to);

    /**
     * Moves those that can be, in the background.
     *
     * @param actor as in {@code finme.fdforge.Change}
     * @throws finme.kernel.Problem as {@link #preview}; 409 {@code nothing_to_move}, {@code move_running}
     */
    Move start(String key, int from, int to, String actor);

    /** Moves those of an earlier move back that can be. @throws finme.kernel.Problem 404; 409 as {@link #start} */
    Move back(UUID move, String actor);

    /** @throws finme.kernel.Problem 404 */
    Move find(UUID move);

    /** Newest first, at most 20. */
    List<Move> list(String key);

    /** @param at when it was deployed @param instances that follow it */
    record Version(String key, @Nullable String name, int version, Instant at, long instances) {}

    record Preview(String key, int from, int to, long moves, long stays, List<Group> groups) {}

    /**
     * Instances that stand at the same steps.
     *
     * @param at names of the steps
     * @param reasons why they stay; empty for those that move
     */
    record Group(List<String> at, long instances, List<String> reasons) {
        public boolean moves() {
            return reasons.isEmpty();
        }
    }

    /**
     * @param of how many it was for
     * @param done of them: moved, or at their end meanwhile
     * @param backOf the move that it takes back
     */
    record Move(
            UUID id,
            String key,
            int from,
            int to,
            State state,
            long of,
            long done,
            Instant at,
            String actor,
            @Nullable UUID backOf) {}

    enum State {
        RUNNING,
        DONE,
        /** Nothing goes on any more, and some are where they were: they had gone on to a step that keeps them there. */
        PARTLY
    }
}
