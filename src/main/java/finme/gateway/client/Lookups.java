package finme.gateway.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.canonical.CodeLists;
import finme.gateway.EdgeCodes;
import finme.gateway.SourceDirectory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What core said of sources and codes, for two seconds: changes are seen soon, and core is not asked for each request. */
final class Lookups implements SourceDirectory, CodeLists {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final SourceDirectory sources;
    private final EdgeCodes codes;
    private final Cache<String, Optional<SourceProfile>> profiles = cache();
    private final Cache<String, Set<String>> active = cache();

    Lookups(SourceDirectory sources, EdgeCodes codes) {
        this.sources = sources;
        this.codes = codes;
    }

    private static <V> Cache<String, V> cache() {
        return Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    }

    @Override
    public Optional<SourceProfile> find(String code) {
        return profiles.get(code, sources::find);
    }

    @Override
    public Set<String> active(String directory) {
        return active.get(directory, codes::active);
    }
}
