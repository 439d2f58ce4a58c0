package finme.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.core.NestedRuntimeException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The sources as this node knows them: its own changes at once after their commit, those of other nodes within a second.
 * The newer version wins, so a read that overlaps a save can't bring the old one back.
 */
@Component
class SourcesInMemory {
    private final SourceRows rows;
    private final ObjectMapper json;
    private final ConcurrentSkipListMap<String, Sources.Versioned> sources = new ConcurrentSkipListMap<>();
    private volatile long state = -1;

    SourcesInMemory(SourceRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void refresh() {
        try {
            read();
        } catch (NestedRuntimeException databaseAway) {
            state = -1;
        }
    }

    @PostConstruct
    void read() {
        long present = rows.state();
        if (present != state) {
            rows.findAll().forEach(row -> put(versioned(row)));
            state = present;
        }
    }

    void put(Sources.Versioned versioned) {
        sources.merge(
                versioned.source().code(), versioned, (old, fresh) -> old.version() > fresh.version() ? old : fresh);
    }

    List<Sources.Versioned> all() {
        return List.copyOf(sources.values());
    }

    Optional<Sources.Versioned> find(String code) {
        return Optional.ofNullable(sources.get(code));
    }

    Sources.Versioned versioned(SourceRow row) {
        try {
            return new Sources.Versioned(json.readValue(row.definition(), Source.class), row.keyHash(), row.version());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("source " + row.code() + " holds no definition as JSON", broken);
        }
    }
}
