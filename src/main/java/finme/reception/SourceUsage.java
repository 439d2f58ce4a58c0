package finme.reception;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of its limits a source has used; what came twice and what was a test counts for nothing. */
public interface SourceUsage {
    /** @return one for each limit, shortest first; empty for a source without limits, or that is none */
    List<Used> of(String source);

    /**
     * @param per {@code MINUTE}, {@code HOUR}, {@code DAY}, {@code WEEK}, {@code MONTH} or {@code TOTAL}
     * @param until when it begins anew; null for {@code TOTAL}
     */
    record Used(String per, int most, int used, @Nullable Instant until) {}
}
