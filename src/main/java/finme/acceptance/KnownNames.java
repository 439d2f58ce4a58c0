package finme.acceptance;

import finme.canonical.ApplicationSchema;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Names that are no value: those a source's mapping reads, found out once a version, and the application's own. */
@Component
class KnownNames {
    private final Feel feel;
    private final Set<String> canonical;
    private final Map<String, Names> names = new ConcurrentHashMap<>();

    KnownNames(Feel feel, ApplicationSchema schema) {
        this.feel = feel;
        this.canonical = schema.names();
    }

    private record Names(int version, Set<String> all) {}

    Set<String> of(SourceProfile source) {
        Names present = names.get(source.code());
        if (present == null || present.version() != source.version()) {
            present = new Names(source.version(), find(source.mapping()));
            names.put(source.code(), present);
        }
        return present.all();
    }

    private Set<String> find(String mapping) {
        Set<String> all = new HashSet<>(canonical);
        try {
            feel.study(mapping, "payload")
                    .reads()
                    .forEach(read -> all.addAll(read.path().steps()));
        } catch (MappingFault unreadable) {
            return canonical;
        }
        return all;
    }
}
