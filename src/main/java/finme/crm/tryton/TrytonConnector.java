package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmConnector;
import finme.crm.connector.CrmDescription;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmResult;
import finme.crm.connector.CrmResult.Away;
import finme.crm.connector.CrmResult.Said;
import finme.crm.connector.CrmTaken;
import finme.crm.http.CrmFailures;
import finme.delivery.States.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tryton servers by JSON-RPC: some calls for any number of records. */
@Component
class TrytonConnector implements CrmConnector {
    /** Of several calls that follow each other; leases are made for ten seconds. */
    private static final int SECONDS = 10;

    private final TrytonRpc rpc;
    private final TrytonModels models;
    private final TrytonRows rows;
    private final TrytonWrites writes;
    private final TrytonChanges changes;
    private final TrytonDescriptions descriptions;
    private final CrmFailures failures;

    TrytonConnector(
            TrytonRpc rpc,
            TrytonModels models,
            TrytonRows rows,
            TrytonWrites writes,
            TrytonChanges changes,
            TrytonDescriptions descriptions,
            CrmFailures failures) {
        this.rpc = rpc;
        this.models = models;
        this.rows = rows;
        this.writes = writes;
        this.changes = changes;
        this.descriptions = descriptions;
        this.failures = failures;
    }

    @Override
    public Crm.Kind kind() {
        return Crm.Kind.TRYTON;
    }

    @Override
    public boolean reaches(Crm crm) {
        return rpc.root(crm) != null;
    }

    @Override
    public CompletableFuture<CrmResult<Optional<CrmDescription>>> describe(
            Crm crm, Mapping mapping, Collection<String> names) {
        return ended(descriptions.of(crm, mapping.entity(), names).thenApply(Optional::of))
                .exceptionally(failure ->
                        fault(failure) == null ? failures.away(failure) : new Said<>(Optional.of(CrmDescription.NONE)));
    }

    /** Model by model in the order they came, so that what others link to is there first. */
    @Override
    public CompletableFuture<CrmResult<CrmTaken>> upsert(Crm crm, List<CrmRecord> records) {
        Map<Mapping, List<CrmRecord>> byModel = new LinkedHashMap<>();
        records.stream()
                .sorted((one, other) -> Integer.compare(order(one.subject()), order(other.subject())))
                .forEach(record -> byModel.computeIfAbsent(record.mapping(), fresh -> new ArrayList<>())
                        .add(record));
        CompletableFuture<CrmTaken> all = CompletableFuture.completedFuture(CrmTaken.NOTHING);
        for (Map.Entry<Mapping, List<CrmRecord>> model : byModel.entrySet()) {
            all = all.thenCompose(taken ->
                    writes.upsert(crm, model.getKey(), model.getValue()).thenApply(more -> both(taken, more)));
        }
        return ended(all).exceptionally(failure -> refused(failure, records));
    }

    private static int order(Subject subject) {
        return RecordKind.of(subject.kind()).map(Enum::ordinal).orElse(0);
    }

    private static CrmTaken both(CrmTaken one, CrmTaken other) {
        Map<Subject, String> faults = new HashMap<>(one.faults());
        faults.putAll(other.faults());
        Map<Subject, String> etags = new HashMap<>(one.etags());
        etags.putAll(other.etags());
        return new CrmTaken(faults, etags);
    }

    /** A call fails as a whole: whose fault it was is known when it stands alone. */
    private CrmResult<CrmTaken> refused(Throwable failure, List<CrmRecord> records) {
        TrytonFault fault = fault(failure);
        if (fault == null) {
            return failures.away(failure);
        }
        if (records.size() > 1) {
            return new Away<>(fault.kind(), true, null);
        }
        String words = fault.isChanged() ? "HTTP 412" : fault.kind();
        return new Said<>(new CrmTaken(Map.of(records.get(0).subject(), words), Map.of()));
    }

    private static @Nullable TrytonFault fault(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof TrytonFault fault ? fault : null;
    }

    @Override
    public CompletableFuture<CrmResult<Map<Subject, CrmReading>>> read(
            Crm crm, Mapping mapping, List<Subject> subjects) {
        Set<FieldPath> paths = rows.paths(mapping);
        List<String> keys = subjects.stream().map(Subject::key).toList();
        CompletableFuture<Map<Subject, CrmReading>> found = models.of(crm, mapping.entity())
                .thenCompose(
                        model -> rows.find(crm, mapping, model, paths, List.of(List.of(mapping.key(), "in", keys))))
                .thenApply(records -> {
                    Map<Subject, CrmReading> readings = new HashMap<>();
                    subjects.forEach(
                            subject -> readings.put(subject, reading(mapping, records.get(subject.key()), paths)));
                    return readings;
                });
        return ended(found).exceptionally(this::away);
    }

    private static CrmReading reading(Mapping mapping, @Nullable JsonNode record, Set<FieldPath> paths) {
        if (record == null) {
            return new CrmReading.Missing();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(mapping.key(), record.path(mapping.key()).asText());
        paths.forEach(path -> fields.put(path.written(), TrytonRows.value(record, path)));
        fields.put(TrytonRows.CHANGED, String.valueOf(TrytonRows.changedAt(record, paths)));
        return new CrmReading.Found(fields, TrytonRows.version(record, paths));
    }

    @Override
    public CompletableFuture<CrmResult<CrmChangedPage>> changedSince(
            Crm crm, Mapping mapping, Instant from, int skip, int limit) {
        return ended(changes.since(crm, mapping, from, skip, limit)).exceptionally(this::away);
    }

    private <T> CrmResult<T> away(Throwable failure) {
        TrytonFault fault = fault(failure);
        return fault == null ? failures.away(failure) : new Away<>(fault.kind(), true, null);
    }

    private <T> CompletableFuture<CrmResult<T>> ended(CompletableFuture<T> answer) {
        return answer.orTimeout(SECONDS, TimeUnit.SECONDS).thenApply(said -> {
            failures.none();
            return new Said<>(said);
        });
    }
}
