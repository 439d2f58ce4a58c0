package finme.tries;

import java.time.Instant;
import java.util.Map;

/** When people of the company last came in. */
public interface SignIns {
    /** Somebody has proven who they are; costs nothing when that was told within the last minute. */
    void seen(String name);

    /** @return by name; whoever never came is missing */
    Map<String, Instant> last();
}
