package finme.gateway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the edge may know of a source. */
public interface SourceDirectory {
    Optional<SourceProfile> find(String code);

    /**
     * @param keyHash lower-case hex of SHA-256 over the bearer key
     * @param format JSON, XML, FORM or CSV
     * @param version grows with every change, so that compiled mappings can be kept
     */
    record SourceProfile(
            String code,
            String name,
            boolean paused,
            String keyHash,
            String format,
            String mapping,
            @Nullable String externalId,
            @Nullable Integer perMinute,
            boolean test,
            int version) {}
}
