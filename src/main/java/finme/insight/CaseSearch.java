package finme.insight;

import finme.kernel.Slice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds applications by what is known of them. What this node has committed is found at once, what others have within seconds. */
public interface CaseSearch {
    /**
     * @param cursor of the previous slice in the same order, null for the first
     * @return ids, in that order
     * @throws finme.kernel.Problem 422 for a cursor of somebody else's
     */
    Slice<UUID> find(CaseFilter filter, CaseOrder order, @Nullable String cursor, int limit);
}
