package finme.sandbox.systems;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What arrived: the newest in memory, and one JSON line a change in a file of its own, read again at start. */
@Component
class HeardMessages {
    private static final Logger LOG = LoggerFactory.getLogger(HeardMessages.class);

    private final ObjectMapper json;
    private final int limit;
    private final @Nullable Path path;
    private final Map<String, HeardMessage> arrivals = new LinkedHashMap<>();
    private @Nullable BufferedWriter file;
    private int lines;
    private long last;

    /** @param file empty: nothing outlives the process @param limit messages kept, of all systems together */
    HeardMessages(
            ObjectMapper json,
            @Value("${finme.sandbox.systems.file:}") String file,
            @Value("${finme.sandbox.systems.remember:20000}") int limit)
            throws IOException {
        this.json = json;
        this.limit = limit;
        this.path = file.isBlank() ? null : Path.of(file);
        if (path != null) {
            read(path);
            this.file = rewritten(path);
        }
    }

    /** @param change of the present one @param fresh when there is none */
    synchronized HeardMessage put(String system, String id, UnaryOperator<HeardMessage> change, Fresh fresh) {
        String key = system + ' ' + id;
        HeardMessage present = arrivals.get(key);
        HeardMessage now = present == null ? fresh.at(++last) : change.apply(present);
        arrivals.put(key, now);
        forgetTheOldest();
        write(now);
        return now;
    }

    interface Fresh {
        HeardMessage at(long order);
    }

    /** Oldest first. */
    synchronized List<HeardMessage> of(String system) {
        return arrivals.values().stream()
                .filter(each -> each.system().equals(system))
                .toList();
    }

    synchronized void forget(String system) {
        arrivals.values().removeIf(each -> each.system().equals(system));
        try {
            compact();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void forgetTheOldest() {
        Iterator<String> oldest = arrivals.keySet().iterator();
        while (arrivals.size() > limit) {
            oldest.next();
            oldest.remove();
        }
    }

    private void write(HeardMessage arrival) {
        if (file == null) {
            return;
        }
        try {
            file.write(json.writeValueAsString(arrival));
            file.newLine();
            file.flush();
            if (++lines > 4 * limit) {
                compact();
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void compact() throws IOException {
        if (file != null && path != null) {
            file.close();
            file = rewritten(path);
        }
    }

    private void read(Path from) throws IOException {
        Files.createDirectories(from.toAbsolutePath().getParent());
        if (!Files.exists(from)) {
            return;
        }
        for (String line : Files.readAllLines(from)) {
            try {
                HeardMessage arrival = json.readValue(line, HeardMessage.class);
                arrivals.put(arrival.system() + ' ' + arrival.id(), arrival);
                last = Math.max(last, arrival.order());
            } catch (IOException torn) {
                LOG.info("One line of the sandbox systems' file is torn and left out");
            }
        }
        forgetTheOldest();
    }

    private BufferedWriter rewritten(Path to) throws IOException {
        Path fresh = to.resolveSibling(to.getFileName() + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
            for (HeardMessage arrival : new ArrayList<>(arrivals.values())) {
                writer.write(json.writeValueAsString(arrival));
                writer.newLine();
            }
        }
        lines = arrivals.size();
        Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
        return Files.newBufferedWriter(to, StandardOpenOption.APPEND);
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
