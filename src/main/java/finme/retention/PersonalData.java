package finme.retention;

import java.util.Set;
import java.util.UUID;

/** What a module keeps of persons. Each module with personal values in its tables implements it for those. */
public interface PersonalData {
    /**
     * Ends what is under way for them, in the transaction that accepts the erasure.
     *
     * @throws finme.kernel.Problem 409 when they can't be erased now, with a sentence that says why
     */
    default void end(Set<UUID> persons, String actor) {}

    /** Adds by what values and references a text could be about them; asked before their key goes. */
    default void trace(Set<UUID> persons, Traces traces) {}

    /**
     * Removes what the destruction of their key leaves readable, or what finds them. Called twice at least: in the
     * transaction that destroys the key, while it still opens what it sealed, and when every transaction that was under
     * way then is over. So it may find nothing to do.
     */
    void erase(Erasing erasing);

    /** @param again for what was left behind since; the key is gone and there are no traces */
    record Erasing(Set<UUID> persons, String actor, Traces traces, boolean again) {}
}
