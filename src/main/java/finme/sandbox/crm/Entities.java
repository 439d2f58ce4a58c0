package finme.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The CRM's records: in memory, and one JSON line a change in a file of its own, read again at start. */
@Component
class Entities {
    private static final Logger LOG = LoggerFactory.getLogger(Entities.class);

    /** What nobody sets but the CRM. */
    private static final Set<String> OWN = Set.of(EdmSchema.ID, "Code", EdmSchema.FINME_ID, EdmSchema.MODIFIED);

    private final ObjectMapper json;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final @Nullable BufferedWriter file;

    /** @param path empty: nothing outlives the process */
    Entities(ObjectMapper json, @Value("${finme.sandbox.crm.file:}") String path) throws IOException {
        this.json = json;
        this.file = path.isBlank() ? null : open(Path.of(path));
    }

    /** @param version grows with every change: the ETag */
    record Entity(String set, String id, long version, ObjectNode body) {
        public String etag() {
            return "W/\"" + version + '"';
        }
    }

    private BufferedWriter open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                restore(line);
            }
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
            for (Entity entity : entities.values()) {
                writer.write(json.writeValueAsString(entity));
                writer.newLine();
            }
        }
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        return Files.newBufferedWriter(path, StandardOpenOption.APPEND);
    }

    /** A line torn by a crash is left out: the sender did not get an answer to it. */
    private void restore(String line) {
        try {
            Entity entity = json.readValue(line, Entity.class);
            if (entity.version() == 0) {
                entities.remove(entity.set() + entity.id());
            } else {
                entities.put(entity.set() + entity.id(), entity);
            }
        } catch (IOException torn) {
            LOG.info("One line of the sandbox CRM's file is torn and left out");
        }
    }

    synchronized Optional<Entity> find(String set, String id) {
        return Optional.ofNullable(entities.get(set + id));
    }

    synchronized List<Entity> all(String set) {
        return entities.values().stream()
                .filter(entity -> entity.set().equals(set))
                .toList();
    }

    /** @param replace PUT: what is not given is gone; else it stays */
    synchronized Entity upsert(String set, String id, JsonNode given, boolean replace) {
        Entity present = entities.get(set + id);
        ObjectNode body = present == null || replace
                ? json.createObjectNode()
                : present.body().deepCopy();
        body.put(EdmSchema.key(set), id);
        if (EdmSchema.has(set, EdmSchema.FINME_ID)) {
            body.put(EdmSchema.FINME_ID, id);
        }
        if (EdmSchema.has(set, EdmSchema.MODIFIED)) {
            body.put(
                    EdmSchema.MODIFIED,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        for (Map.Entry<String, JsonNode> field : new ArrayList<>(given.properties())) {
            if (!field.getKey().contains("@") && !OWN.contains(field.getKey())) {
                body.set(field.getKey(), field.getValue());
            }
        }
        Entity entity = new Entity(set, id, present == null ? 1 : present.version() + 1, body);
        write(entity);
        entities.put(set + id, entity);
        return entity;
    }

    /** Told in the file by version 0. */
    synchronized void delete(String set, String id) {
        if (entities.remove(set + id) != null) {
            write(new Entity(set, id, 0, json.createObjectNode()));
        }
    }

    private void write(Entity entity) {
        if (file != null) {
            try {
                file.write(json.writeValueAsString(entity));
                file.newLine();
                file.flush();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
