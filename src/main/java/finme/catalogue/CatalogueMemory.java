package finme.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import finme.work.FailureTrace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind as this node knows it. The newer version wins, so that a read which overlaps a save brings nothing old back;
 * what can't be read stays as it was known, and hinders no other.
 */
final class CatalogueMemory<T> {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueMemory.class);

    private final MasterData<T> kind;
    private final Definitions<T> definitions;
    private final ConcurrentSkipListMap<String, Versioned<T>> known = new ConcurrentSkipListMap<>();
    private final Set<String> unreadable = new ConcurrentSkipListSet<>();

    CatalogueMemory(MasterData<T> kind, Definitions<T> definitions) {
        this.kind = kind;
        this.definitions = definitions;
    }

    Optional<Versioned<T>> find(String code) {
        return Optional.ofNullable(known.get(code));
    }

    List<Versioned<T>> all() {
        return List.copyOf(known.values());
    }

    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    void put(Versioned<T> fresh) {
        unreadable.remove(fresh.code());
        known.merge(fresh.code(), fresh, (old, now) -> old.version() > now.version() ? old : now);
    }

    void forget(String code) {
        unreadable.remove(code);
        known.remove(code);
    }

    void load(List<CatalogueRow> rows) {
        for (CatalogueRow row : rows) {
            if (row.isRemoved()) {
                forget(row.key().code());
                continue;
            }
            Versioned<T> old = known.get(row.key().code());
            if (old == null || old.version() < row.version()) {
                Definitions.Read<T> read = read(row);
                if (read != null) {
                    put(versioned(kind, definitions, row, read.value()));
                }
            }
        }
    }

    /** @return null when it can't be read */
    Definitions.@Nullable Read<T> read(CatalogueRow row) {
        try {
            return definitions.read(row);
        } catch (JsonProcessingException | RuntimeException broken) {
            if (unreadable.add(row.key().code())) {
                LOG.warn(
                        "The {} {} in version {} can't be read; save it anew",
                        kind.kind(),
                        row.key().code(),
                        row.version(),
                        FailureTrace.of(broken));
            }
            return null;
        }
    }

    static <T> Versioned<T> versioned(MasterData<T> kind, Definitions<T> definitions, CatalogueRow row, T value) {
        T own = kind.at(value, row.version());
        return new Versioned<>(row.key().code(), own, definitions.masked(own), row.version());
    }
}
