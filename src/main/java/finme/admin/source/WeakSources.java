package finme.admin.source;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.source.Source;
import finme.source.WeakKeys;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sources whose key could be guessed; a new key of FinMe's mends that. */
@Component
public class WeakSources {
    private final Catalogue<Source> sources;
    private final WeakKeys weak;

    WeakSources(Catalogue<Source> sources, WeakKeys weak) {
        this.sources = sources;
        this.weak = weak;
    }

    /** Those that take applications, with how many bits there are to guess. */
    public Map<String, Integer> all() {
        Map<String, String> hashes = sources.all().stream()
                .map(Versioned::value)
                .filter(source -> source.state() == Source.State.ACTIVE && source.key() != null)
                .collect(Collectors.toMap(Source::code, source -> Objects.requireNonNull(source.key())));
        Map<String, Integer> bits = weak.among(hashes.values());
        Map<String, Integer> found = new TreeMap<>();
        hashes.forEach((code, hash) -> {
            if (bits.containsKey(hash)) {
                found.put(code, bits.get(hash));
            }
        });
        return found;
    }

    /** @return null when its key is none of them */
    @Nullable
    Integer bits(Source source) {
        String key = source.key();
        return key == null ? null : weak.among(java.util.List.of(key)).get(key);
    }
}
