package finme.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.work.AfterCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Written under the row's lock with its ledger row, read from {@link CatalogueMemory}. */
final class StoredCatalogue<T> implements Catalogue<T> {
    private final MasterData<T> kind;
    private final Definitions<T> definitions;
    private final CatalogueMemory<T> memory;
    private final CatalogueStore store;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    StoredCatalogue(
            MasterData<T> kind,
            Definitions<T> definitions,
            CatalogueMemory<T> memory,
            CatalogueStore store,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.kind = kind;
        this.definitions = definitions;
        this.memory = memory;
        this.store = store;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public Optional<Versioned<T>> find(String code) {
        return memory.find(code);
    }

    @Override
    public List<Versioned<T>> all() {
        return memory.all();
    }

    @Override
    public List<String> unreadable() {
        return memory.unreadable();
    }

    @Override
    public List<PastVersion> history(String code) {
        return store.history(kind.kind(), code);
    }

    @Override
    public Optional<PastVersion> past(String code, int version) {
        return store.past(kind.kind(), code, version);
    }

    @Override
    public Saved<T> put(T submitted, ExpectedVersion expected, String actor) {
        String code = kind.code(submitted);
        if (code == null || code.isBlank()) {
            throw Problem.invalid(kind.faults(submitted, null));
        }
        List<Fault> outside = kind.faultsOutside(submitted);
        return inTransaction(() -> {
            CatalogueRow row = store.lock(kind.kind(), code);
            Definitions.@Nullable Read<T> present = present(row);
            expected.check(row.isAbsent() ? null : row.version());
            T value = written(present, definitions.complete(submitted, secrets(present)));
            refuse(union(
                    union(kind.faults(value, value(present)), definitions.moved(submitted, value, present)), outside));
            boolean created = row.isAbsent();
            return new Saved<>(save(row, present, value, actor), created);
        });
    }

    @Override
    public T preview(T submitted, ExpectedVersion expected) {
        String code = kind.code(submitted);
        if (code == null || code.isBlank()) {
            throw Problem.invalid(kind.faults(submitted, null));
        }
        Versioned<T> known = memory.find(code).orElse(null);
        expected.check(known == null ? null : known.version());
        Definitions.Read<T> present = known == null ? null : definitions.known(known.value());
        T value = written(present, definitions.complete(submitted, secrets(present)));
        refuse(union(kind.faults(value, value(present)), definitions.moved(submitted, value, present)));
        return definitions.masked(value);
    }

    @Override
    public Versioned<T> change(String code, UnaryOperator<T> edit, String actor) {
        return inTransaction(() -> {
            CatalogueRow row = store.lock(kind.kind(), code);
            if (row.isAbsent()) {
                throw Problem.notFound("This " + kind.kind());
            }
            Definitions.Read<T> present = present(row);
            if (present == null) {
                throw Problem.conflict("unreadable", "What is stored can't be read; save it anew.");
            }
            T value = kept(present, edit.apply(present.value()));
            List<Fault> faults = new ArrayList<>(kind.faults(value, present.value()));
            faults.removeAll(kind.faults(present.value(), present.value()));
            refuse(faults);
            return save(row, present, value, actor);
        });
    }

    @Override
    public void remove(String code, ExpectedVersion expected, String actor) {
        transaction.executeWithoutResult(status -> {
            CatalogueRow row = store.lock(kind.kind(), code);
            if (row.isAbsent()) {
                throw Problem.notFound("This " + kind.kind());
            }
            expected.check(row.version());
            row.remove();
            store.save(row, actor, "removed");
            ledger.append(Change.of(kind.kind(), code, row.version(), "removed", actor, Map.of()));
            AfterCommit.run(() -> memory.forget(code));
        });
    }

    private Versioned<T> save(CatalogueRow row, Definitions.@Nullable Read<T> present, T value, String actor) {
        Map<String, JsonNode> secrets = definitions.secrets(value, secrets(present));
        boolean created = row.isAbsent();
        row.replace(definitions.definition(value), definitions.seal(row.key(), secrets));
        String action = created ? "created" : action(value(present), value);
        store.save(row, actor, action);
        ledger.append(Change.of(
                kind.kind(), row.key().code(), row.version(), action, actor, kind.details(value, value(present))));
        Versioned<T> saved = versioned(row, definitions.with(value, secrets));
        AfterCommit.run(() -> memory.put(saved));
        return saved;
    }

    private Versioned<T> versioned(CatalogueRow row, T value) {
        return CatalogueMemory.versioned(kind, definitions, row, value);
    }

    private String action(@Nullable T before, T now) {
        String state = kind.state(now);
        if (before == null || state == null || state.equals(kind.state(before))) {
            return "replaced";
        }
        return switch (state) {
            case "PAUSED" -> "paused";
            case "ACTIVE" -> "resumed";
            default -> state.toLowerCase(Locale.ROOT);
        };
    }

    private T written(Definitions.@Nullable Read<T> present, T value) {
        return kept(present, kind.written(value, value(present)));
    }

    private T kept(Definitions.@Nullable Read<T> present, T value) {
        return present == null ? value : kind.kept(value, present.value());
    }

    /** @return null when there is nothing, or nothing that can be read: it is written anew then */
    private Definitions.@Nullable Read<T> present(CatalogueRow row) {
        return row.isAbsent() ? null : memory.read(row);
    }

    private static <T> Map<String, JsonNode> secrets(Definitions.@Nullable Read<T> present) {
        return present == null ? Map.of() : present.secrets();
    }

    private static <T> @Nullable T value(Definitions.@Nullable Read<T> present) {
        return present == null ? null : present.value();
    }

    private static List<Fault> union(List<Fault> own, List<Fault> outside) {
        List<Fault> all = new ArrayList<>(own);
        outside.stream().filter(fault -> !all.contains(fault)).forEach(all::add);
        return all;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private <R> R inTransaction(java.util.function.Supplier<R> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
