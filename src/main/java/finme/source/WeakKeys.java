package finme.source;

import java.util.Collection;
import java.util.Map;

/** Keys that people brought and that could be guessed. Which ones, their hashes tell. */
public interface WeakKeys {
    /** @param bits how much there is to guess */
    void note(String hash, int bits);

    /** @return bits by hash; those that are not known to be weak are left out */
    Map<String, Integer> among(Collection<String> hashes);
}
