package finme.fdforge;

import java.util.List;

/**
 * The installation's keys. A new one seals what is new from the moment it is made; what others have sealed is wrapped
 * anew in the background, while everything goes on. One that wraps nothing any more can be destroyed.
 */
public interface Keys {
    Status status();

    /** @throws finme.kernel.Problem 409 while the last rotation is under way, or when the file can't be written */
    Status rotate(String actor);

    /**
     * Takes a key out of the file; the copies that are kept of the file still have it.
     *
     * @throws finme.kernel.Problem 404 unknown, 409 the primary, still in use, or a node may not know its successor yet
     */
    Status destroy(String id, String actor);

    /** @param primary id of the key that seals what is new */
    record Status(String primary, List<Key> keys, Progress progress) {}

    /** @param state PRIMARY or ENABLED @param wrapped keys and secrets that are sealed by it */
    record Key(String id, State state, long wrapped) {}

    enum State {
        PRIMARY,
        ENABLED
    }

    /** Of the last rotation. @param done wrapped anew @param of about how many there were */
    record Progress(long done, long of, boolean finished) {}
}
