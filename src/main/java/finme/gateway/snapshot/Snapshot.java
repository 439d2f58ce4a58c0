package finme.gateway.snapshot;

import finme.gateway.SourceDirectory.SourceProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edge works by. Secrets in it are hashes only.
 *
 * @param version grows with every change of something in it
 * @param sources by code
 * @param codes of each directory those in use
 */
public record Snapshot(long version, List<SourceProfile> sources, Map<String, List<Code>> codes) {
    /** @param validFrom null: since ever */
    public record Code(String code, @Nullable LocalDate validFrom) {
        public boolean countsOn(LocalDate day) {
            return validFrom == null || !validFrom.isAfter(day);
        }
    }
}
