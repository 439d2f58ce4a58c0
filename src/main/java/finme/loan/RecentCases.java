package finme.loan;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How many cases of late came from where, and what was said in them; tests aside. Numbers only. */
public interface RecentCases {
    /** @return by source */
    Map<String, Long> bySource(Instant since);

    /** Of one source: to which partners they went. @return by partner */
    Map<String, Long> byPartner(String source, Instant since);

    /**
     * Of one source: those with one of these codes.
     *
     * @param path {@code product, purpose} or {@code borrower.address.region}
     * @return -1 for any other path: what else was said is sealed
     */
    long saying(String source, String path, Collection<String> codes, Instant since);
}
