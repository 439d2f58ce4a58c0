package finme.crm.odata;

import finme.crm.Crm;
import finme.crm.Crm.Mapping;
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
import finme.crm.http.CrmHttp;
import finme.crm.http.Refused;
import finme.crm.http.Unreadable;
import finme.delivery.States.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Upserts and reads by our key: many in one batch, or one by one for a service that takes none. */
@Component
class ODataConnector implements CrmConnector {
    private final ODataService service;
    private final ODataBatch batch;
    private final ODataWrites writes;
    private final ODataReads reads;
    private final CrmFailures failures;

    ODataConnector(ODataService service, ODataBatch batch, ODataWrites writes, ODataReads reads, CrmFailures failures) {
        this.writes = writes;
        this.service = service;
        this.batch = batch;
        this.reads = reads;
        this.failures = failures;
    }

    @Override
    public Crm.Kind kind() {
        return Crm.Kind.ODATA;
    }

    @Override
    public boolean reaches(Crm crm) {
        return service.root(crm) != null;
    }

    /** @param root of the service @param types of its records */
    private record Place(URI root, EntityTypes types) {}

    private interface Reader<T> {
        /** @throws Refused when it is no answer to what was asked */
        T read(Place at, HttpResponse<byte[]> response) throws IOException;
    }

    @Override
    public CompletableFuture<CrmResult<Optional<CrmDescription>>> describe(
            Crm crm, Mapping mapping, Collection<String> names) {
        URI root = service.root(crm);
        if (root == null) {
            return CompletableFuture.completedFuture(new Away<>("no address", false, null));
        }
        return CompletableFuture.completedFuture(root)
                .thenCompose(known -> service.freshTypes(crm, known))
                .<CrmResult<Optional<CrmDescription>>>thenApply(
                        types -> new Said<>(Optional.of(types.of(mapping.entity())
                                .map(type -> type.described(names))
                                .orElse(CrmDescription.NONE))))
                .exceptionally(failure -> failures.away(failure));
    }

    @Override
    public CompletableFuture<CrmResult<CrmTaken>> upsert(Crm crm, List<CrmRecord> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(new Said<>(CrmTaken.NOTHING));
        }
        if (isSingle(crm)) {
            CrmRecord first = records.get(0);
            return ask(
                    crm,
                    at -> writes.single(at.root(), at.types(), first),
                    (at, response) -> ODataWrites.taken(response, first));
        }
        return ask(
                crm,
                at -> batch.request(at.root(), at.types(), writes.parts(at.types(), records)),
                (at, response) -> isTakenUnseen(response)
                        ? CrmTaken.NOTHING
                        : ODataWrites.taken(batch.answers(response, records.size()), records));
    }

    @Override
    public CompletableFuture<CrmResult<Map<Subject, CrmReading>>> read(
            Crm crm, Mapping mapping, List<Subject> subjects) {
        if (isSingle(crm)) {
            Subject first = subjects.get(0);
            return ask(
                    crm,
                    at -> reads.single(at.root(), at.types(), mapping, first),
                    (at, response) -> Map.of(first, reads.reading(response)));
        }
        return ask(
                crm,
                at -> batch.request(at.root(), at.types(), ODataReads.parts(at.types(), mapping, subjects)),
                (at, response) -> reads.readings(batch.answers(response, subjects.size()), subjects));
    }

    @Override
    public CompletableFuture<CrmResult<CrmChangedPage>> changedSince(
            Crm crm, Mapping mapping, Instant from, int skip, int limit) {
        return ask(
                crm,
                at -> reads.changed(at.root(), mapping, from, skip, limit),
                (at, response) -> reads.page(ok(response), at.types(), mapping, limit));
    }

    private static boolean isSingle(Crm crm) {
        Integer batch = crm.batch();
        return batch != null && batch == 1;
    }

    /** It has taken all of it and works on it later, so it can't say what becomes of each record. */
    private static boolean isTakenUnseen(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return (status == 202 || status == 204) && response.body().length == 0;
    }

    private static byte[] ok(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (CrmFailures.isAway(status)) {
            throw new Refused(response, false);
        }
        if (status != 200 && status != 202) {
            throw new Unreadable("HTTP " + status);
        }
        return CrmHttp.body(response);
    }

    /** From within the future on, so that whatever is thrown is an answer too. */
    private <T> CompletableFuture<CrmResult<T>> ask(
            Crm crm, Function<Place, HttpRequest.Builder> request, Reader<T> reader) {
        URI root = service.root(crm);
        if (root == null) {
            return CompletableFuture.completedFuture(new Away<>("no address", false, null));
        }
        return CompletableFuture.completedFuture(root)
                .thenCompose(known -> service.types(crm, known))
                .thenCompose(types -> {
                    Place at = new Place(root, types);
                    return service.send(crm, request.apply(at)).thenApply(response -> said(at, response, reader));
                })
                .exceptionally(failure -> failures.away(failure));
    }

    private <T> CrmResult<T> said(Place at, HttpResponse<byte[]> response, Reader<T> reader) {
        try {
            CrmResult<T> said = new Said<>(reader.read(at, response));
            failures.none();
            return said;
        } catch (Refused | Unreadable refused) {
            throw new CompletionException(refused);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            return new Away<>("unreadable answer", true, null);
        }
    }
}
