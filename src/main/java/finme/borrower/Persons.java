package finme.borrower;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Persons as people look at them. A person is one borrower, or several that were merged; each borrower keeps what came
 * to it, so every merge can be undone, in any order. Whoever asks by any of the borrowers gets the whole person, named by
 * the one that the others were merged into.
 */
public interface Persons {
    /**
     * @return empty when there is no such borrower
     * @throws finme.fdforge.ErasedException when the person was erased
     */
    Optional<Person> find(UUID borrower);

    /** What a merge would give: nothing is changed. @throws finme.kernel.Problem as {@link #merge} */
    Person together(UUID borrower, UUID other);

    /** @return ids of all borrowers that are this person, itself among them; empty when there is no such borrower */
    Set<UUID> members(UUID borrower);

    /** @return those of them that are ids of borrowers, the erased among them */
    Set<UUID> known(Collection<UUID> ids);

    /**
     * @param key {@code taxId}, {@code phone} or {@code email}
     * @param value normalised as the canonical application has it
     * @return ids of the persons that ever were known by it, at most 100
     */
    List<UUID> search(String key, String value);

    /**
     * Makes one person of two; the person of {@code borrower} gives the name.
     *
     * @param actor as in {@link finme.fdforge.Change}
     * @return id of the merge
     * @throws finme.kernel.Problem 404 unknown, 409 {@code same_person}
     */
    UUID merge(UUID borrower, UUID other, String actor);

    /**
     * Undoes one merge: what was one person because of it is two again, each with what came to it before and since.
     *
     * @throws finme.kernel.Problem 404 when the person has no such merge, 409 {@code undone}
     */
    void unmerge(UUID borrower, UUID merge, String actor);

    /** Newest first. @param before id of the last case seen, null at first */
    List<MatchCase> cases(MatchCase.State state, @Nullable UUID before, int limit);

    Optional<MatchCase> findCase(UUID matchCase);

    long openCases();

    /**
     * {@code SAME} merges, {@code DIFFERENT} is remembered: the two never become a case again.
     *
     * @throws finme.kernel.Problem 404 unknown, 409 {@code decided}, 422 for {@code OPEN}
     */
    void decide(UUID matchCase, MatchCase.State decision, String actor);
}
