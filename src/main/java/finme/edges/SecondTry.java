package finme.edges;

import java.util.UUID;

/** Takes in what was refused, when its reason is gone; the gateway does it. */
public interface SecondTry {
    /**
     * Takes it in and settles it.
     *
     * @throws finme.kernel.Problem 404 when nothing open has this id, else why it is refused again
     */
    void takeIn(UUID id);
}
