package finme.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What borrowers are asked for. What completes the last task of a lender is on its way to it in the same transaction. */
public interface BorrowerTasks {
    /** Open ones first, then those done, each oldest first; applications without any are missing. */
    Map<UUID, List<BorrowerTask>> of(Collection<UUID> applications);

    /** Those nobody has done, also of applications that have ended meanwhile, oldest first. */
    List<Waiting> waiting(int limit);

    record Waiting(UUID id, UUID application, String partner, BorrowerTask.Kind kind, Instant askedAt) {}

    /** How the tasks of these applications stand, in a word that changes with them and costs no key. */
    Map<UUID, String> states(Collection<UUID> applications);

    /**
     * Gives what a task of fields or a question asks for. Once more is the same, until the lender asks again.
     *
     * @param values by the keys of its fields
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 404 not a task of this application; 409 {@code too_late} when the application has
     *     ended, {@code document_needed}; 422 with pointers {@code /data/<key>}
     */
    void complete(UUID application, UUID task, Map<String, String> values, String actor);
}
