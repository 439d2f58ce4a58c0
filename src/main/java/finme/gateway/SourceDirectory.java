package finme.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the edge may know of a source. No call to core: an edge of its own reads it from its snapshot. */
public interface SourceDirectory {
    Optional<SourceProfile> find(String code);

    /**
     * @param keyHashes lower-case hex of SHA-256 over each bearer key that may count; the first always does
     * @param formerKeyUntil when those after the first no longer count; null when there are none
     * @param format JSON, XML, FORM or CSV
     * @param onMissing {@code REFUSE} or {@code COMPLETE}
     * @param whenCoreIsAway {@code REFUSE} or {@code KEEP}
     * @param guideToken opens the source's posting guide
     * @param version grows with every change, so that compiled mappings can be kept
     */
    record SourceProfile(
            String code,
            String name,
            boolean paused,
            List<String> keyHashes,
            @Nullable Instant formerKeyUntil,
            String format,
            String mapping,
            @Nullable String externalId,
            @Nullable Integer perMinute,
            boolean test,
            String onMissing,
            String whenCoreIsAway,
            String guideToken,
            int version) {
        @Override
        public String toString() {
            return "SourceProfile[" + code + ' ' + version + ']';
        }
    }
}
