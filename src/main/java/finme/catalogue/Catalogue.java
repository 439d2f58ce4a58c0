package finme.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All that people have configured of one kind. Reads are answered from memory: this node's own changes count from their
 * commit on, those of other nodes within a second. Nothing that was used is ever deleted.
 */
public interface Catalogue<T> {
    Optional<Versioned<T>> find(String code);

    /** By code. One that can't be read is left out, see {@link #unreadable}. */
    List<Versioned<T>> all();

    /**
     * Creates or replaces, with its ledger row. A secret of {@code "***"} keeps the present one.
     *
     * @param expected which version the caller has seen, checked under the row's lock
     * @param actor as in {@link finme.fdforge.Change}
     * @throws finme.kernel.Problem 422 with every fault, 412 {@code stale}
     */
    Saved<T> put(T value, ExpectedVersion expected, String actor);

    /**
     * What {@link #put} would store, without storing it; by what this node knows.
     *
     * @return with its secrets masked
     * @throws finme.kernel.Problem as {@link #put}
     */
    T preview(T value, ExpectedVersion expected);

    /**
     * Changes what is stored now, whoever saved it last: nothing of somebody else's change is lost. Faults that stood
     * before don't hinder it.
     *
     * @param edit sees the secrets in clear text
     * @throws finme.kernel.Problem 404 unknown, 422 with the faults that the change brings
     */
    Versioned<T> change(String code, UnaryOperator<T> edit, String actor);

    /**
     * Takes it out, for whatever was never used: whoever calls has looked. One of the same code may be made anew.
     *
     * @throws finme.kernel.Problem 404 unknown, 412 {@code stale}
     */
    default void remove(String code, ExpectedVersion expected, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. @return empty when there is no such code */
    List<PastVersion> history(String code);

    /** One of {@link #history}. */
    default Optional<PastVersion> past(String code, int version) {
        return history(code).stream().filter(past -> past.version() == version).findFirst();
    }

    /** Codes of what is stored but can't be read here; saving it anew mends it. */
    List<String> unreadable();

    record Saved<T>(Versioned<T> versioned, boolean created) {}
}
