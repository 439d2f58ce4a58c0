package finme.retention;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Erases persons: once it is asked for, it is done, whatever crashes, and after a restored backup it is done again. */
public interface Erasures {
    /**
     * Ends what is under way for the person, destroys their key and whatever finds them. All of it is done within
     * seconds; what fails is tried again until it is done. Asked again, it gives the same erasure.
     *
     * @param person any of the ids that are this person
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 404 unknown, 409 {@code legal_hold} or {@code money_flows}
     */
    Erasure erase(UUID person, Erasure.Reason reason, String actor);

    /** @return empty for somebody who was not erased, nor is about to be */
    Optional<Erasure> of(UUID person);

    /** Newest first. */
    List<Erasure> newest(int limit);
}
