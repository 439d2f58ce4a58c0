package finme.acceptance;

import finme.canonical.SourceMapping;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.mapping.Feel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sources' mappings, compiled once a version. */
@Component
class Mappings {
    private final Feel feel;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    Mappings(Feel feel) {
        this.feel = feel;
    }

    private record Compiled(int version, SourceMapping mapping) {}

    SourceMapping of(SourceProfile source) {
        Compiled present = compiled.get(source.code());
        if (present != null && present.version() == source.version()) {
            return present.mapping();
        }
        SourceMapping fresh = SourceMapping.compile(feel, source.mapping(), source.externalId());
        compiled.put(source.code(), new Compiled(source.version(), fresh));
        return fresh;
    }
}
