package finme.crm.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import finme.crm.Crm;
import finme.crm.Crm.Call;
import finme.crm.Crm.Mapping;
import finme.crm.RecordKind;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmConnector;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmResult;
import finme.crm.connector.CrmResult.Said;
import finme.crm.connector.CrmTaken;
import finme.crm.http.CrmFailures;
import finme.crm.http.Unreadable;
import finme.delivery.States.Subject;
import finme.mapping.MappingFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells and asks a few records side by side, each by a call of its own, or many in one where the service takes that. */
@Component
class RestConnector implements CrmConnector {
    /** Calls at once: what a modest service stands. */
    private static final int AT_ONCE = 10;

    /** Of several calls that follow each other; leases are made for ten seconds. */
    private static final int SECONDS = 10;

    private final RestCalls calls;
    private final RestReads reads;
    private final RestWrites writes;
    private final CrmFailures failures;

    RestConnector(RestCalls calls, RestReads reads, RestWrites writes, CrmFailures failures) {
        this.calls = calls;
        this.reads = reads;
        this.writes = writes;
        this.failures = failures;
    }

    @Override
    public Crm.Kind kind() {
        return Crm.Kind.REST;
    }

    @Override
    public boolean reaches(Crm crm) {
        return calls.reaches(crm);
    }

    @Override
    public int mostTold(Crm crm) {
        boolean inBatches = Arrays.stream(RecordKind.values())
                .map(crm.records()::of)
                .filter(Objects::nonNull)
                .map(Mapping::upsert)
                .allMatch(upsert -> upsert != null && upsert.takesMany());
        return inBatches ? Crm.MOST : AT_ONCE;
    }

    @Override
    public int mostRead(Crm crm) {
        return AT_ONCE;
    }

    @Override
    public CompletableFuture<CrmResult<CrmTaken>> upsert(Crm crm, List<CrmRecord> records) {
        Map<Mapping, List<CrmRecord>> inOne = new LinkedHashMap<>();
        List<CompletableFuture<CrmTaken>> all = new ArrayList<>();
        for (CrmRecord record : records) {
            Call upsert = record.mapping().upsert();
            if (upsert != null && upsert.takesMany()) {
                inOne.computeIfAbsent(record.mapping(), fresh -> new ArrayList<>())
                        .add(record);
            } else {
                all.add(writes.one(crm, record));
            }
        }
        inOne.forEach((mapping, many) -> all.add(writes.many(crm, Objects.requireNonNull(mapping.upsert()), many)));
        return together(all, RestConnector::taken);
    }

    private static CrmTaken taken(List<CrmTaken> all) {
        Map<Subject, String> faults = new HashMap<>();
        Map<Subject, String> etags = new HashMap<>();
        all.forEach(taken -> {
            faults.putAll(taken.faults());
            etags.putAll(taken.etags());
        });
        return new CrmTaken(faults, etags);
    }

    private record Read(Subject subject, CrmReading reading) {}

    @Override
    public CompletableFuture<CrmResult<Map<Subject, CrmReading>>> read(
            Crm crm, Mapping mapping, List<Subject> subjects) {
        Call call = mapping.read();
        if (call == null) {
            return CompletableFuture.completedFuture(new Said<>(Map.of()));
        }
        List<CompletableFuture<Read>> all = subjects.stream()
                .map(subject -> read(crm, mapping, call, subject))
                .toList();
        return together(all, found -> {
            Map<Subject, CrmReading> readings = new HashMap<>();
            found.forEach(read -> readings.put(read.subject(), read.reading()));
            return readings;
        });
    }

    private CompletableFuture<Read> read(Crm crm, Mapping mapping, Call call, Subject subject) {
        return calls.send(crm, call, Map.of("key", subject.key())).handle((response, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof MappingFault) {
                return new Read(subject, new CrmReading.Fault("its call can't be made"));
            }
            if (response == null) {
                throw new CompletionException(cause);
            }
            try {
                return new Read(subject, reads.reading(mapping, call, response));
            } catch (IOException unreadable) {
                throw new CompletionException(unreadable);
            }
        });
    }

    @Override
    public CompletableFuture<CrmResult<CrmChangedPage>> changedSince(
            Crm crm, Mapping mapping, Instant from, int skip, int limit) {
        Call call = mapping.changed();
        if (call == null) {
            return CompletableFuture.completedFuture(new Said<>(new CrmChangedPage(List.of(), false)));
        }
        Map<String, Object> context =
                Map.of("from", from.toString(), "skip", skip, "limit", limit, "page", skip / limit + 1);
        CompletableFuture<CrmChangedPage> page = calls.send(crm, call, context)
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    throw new CompletionException(
                            cause instanceof MappingFault ? new Unreadable("its call can't be made") : cause);
                })
                .thenApply(response -> {
                    try {
                        return reads.page(mapping, call, response, limit);
                    } catch (JsonProcessingException | UncheckedIOException | MappingFault fault) {
                        throw new CompletionException(new Unreadable("its answer can't be mapped"));
                    } catch (IOException unreadable) {
                        throw new CompletionException(unreadable);
                    }
                });
        return together(List.of(page), all -> all.get(0));
    }

    /** If one was not answered none was: what was told is told again, which does no harm. */
    private <P, T> CompletableFuture<CrmResult<T>> together(
            List<CompletableFuture<P>> parts, Function<List<P>, T> result) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .thenApply(done -> {
                    failures.none();
                    return (CrmResult<T>) new Said<>(result.apply(
                            parts.stream().map(CompletableFuture::join).toList()));
                })
                .exceptionally(failure -> failures.away(failure));
    }
}
