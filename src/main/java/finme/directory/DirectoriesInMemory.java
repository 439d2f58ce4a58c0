package finme.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every directory as read last; looks for changes made on other nodes once a minute, as they are rare. */
@Component
class DirectoriesInMemory implements Directories {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoriesInMemory.class);
    private static final TypeReference<List<Directory.Entry>> ENTRIES = new TypeReference<>() {};

    private final DirectoryRows rows;
    private final ObjectMapper json;
    private volatile Map<String, Directory> directories = Map.of();

    DirectoriesInMemory(DirectoryRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void refresh() {
        try {
            read();
        } catch (NestedRuntimeException databaseAway) {
            LOG.debug("directories stay as they are until the database is back");
        }
    }

    @PostConstruct
    void read() {
        Map<String, Directory> fresh = new TreeMap<>();
        rows.findAll().forEach(row -> fresh.put(row.code(), directory(row)));
        directories = fresh;
    }

    @Override
    public List<Directory> all() {
        return List.copyOf(directories.values());
    }

    @Override
    public Optional<Directory> find(String code) {
        return Optional.ofNullable(directories.get(code));
    }

    @Override
    public Set<String> active(String directory) {
        LocalDate today = LocalDate.now();
        return find(directory).stream()
                .flatMap(found -> found.entries().stream())
                .filter(entry -> entry.active()
                        && (entry.validFrom() == null || !entry.validFrom().isAfter(today)))
                .map(Directory.Entry::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Directory directory(DirectoryRow row) {
        try {
            List<Directory.Entry> entries = json.readValue(row.entries(), ENTRIES).stream()
                    .sorted(Comparator.comparingInt(Directory.Entry::order))
                    .toList();
            return new Directory(row.code(), row.version(), entries);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("directory " + row.code() + " holds no entries as JSON", broken);
        }
    }
}
