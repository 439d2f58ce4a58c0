package finme.crm.odata;

import finme.crm.Crm;
import finme.crm.connector.CrmAnswer;
import finme.crm.connector.CrmAnswer.Away;
import finme.crm.connector.CrmConnector;
import finme.crm.connector.CrmRecord;
import finme.outbound.AddressRefused;
import finme.outbound.OutboundPost;
import finme.outbound.RetryAfter;
import finme.outbound.TokenRefused;
import finme.work.FailureLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Upserts by our key: many in one JSON batch, or one by one for a service whose batches are of another kind. */
@Component
class ODataConnector implements CrmConnector {
    private static final Logger LOG = LoggerFactory.getLogger(ODataConnector.class);
    /** Statuses to a batch that one of its records may have caused. */
    private static final Set<Integer> CHOKED = Set.of(400, 409, 413, 422, 500);

    private final ODataService service;
    private final ODataBatch batch;
    private final FailureLog failures = new FailureLog(LOG, "The CRM can't be asked");

    ODataConnector(ODataService service, ODataBatch batch) {
        this.service = service;
        this.batch = batch;
    }

    @Override
    public Crm.Kind kind() {
        return Crm.Kind.ODATA;
    }

    @Override
    public boolean reaches(Crm crm) {
        return service.root(crm) != null;
    }

    @Override
    public CompletableFuture<CrmAnswer> upsert(Crm crm, List<CrmRecord> records) {
        URI root = service.root(crm);
        if (root == null) {
            return CompletableFuture.completedFuture(new Away("no address", false, null));
        }
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(new CrmAnswer.Heard(Map.of()));
        }
        // from within the future on, so that whatever is thrown is an answer too
        return CompletableFuture.completedFuture(root)
                .thenCompose(known -> service.types(crm, known))
                .thenCompose(types -> isSingle(crm)
                        ? service.send(crm, batch.single(root, types, records.get(0)))
                        : service.send(crm, batch.request(root, types, records)))
                .thenApply(response -> heard(response, isSingle(crm), records))
                .exceptionally(this::away);
    }

    private static boolean isSingle(Crm crm) {
        Integer batch = crm.batch();
        return batch != null && batch == 1;
    }

    private CrmAnswer heard(HttpResponse<byte[]> response, boolean single, List<CrmRecord> records) {
        failures.worked();
        int status = response.statusCode();
        if (single) {
            return status >= 200 && status < 300 ? new CrmAnswer.Heard(Map.of()) : refused(response);
        }
        if (status != 200 && status != 202) {
            return refused(response);
        }
        try {
            return new CrmAnswer.Heard(batch.faults(CrmHttp.body(response), records));
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            return new Away("unreadable answer", true, null);
        }
    }

    private static Away refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String header = response.headers().firstValue("Retry-After").orElse(null);
        return new Away("HTTP " + status, CHOKED.contains(status), RetryAfter.read(header, Instant.now()));
    }

    /** That nobody answers is to be expected; anything else is a mistake of ours. */
    private CrmAnswer away(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ODataService.Refused refused) {
            return new Away(
                    "HTTP " + refused.response().statusCode(),
                    false,
                    refused(refused.response()).retryAfter());
        }
        if (cause instanceof TokenRefused) {
            return new Away("no token", false, null);
        }
        if (!(cause instanceof IOException || cause instanceof TimeoutException || cause instanceof AddressRefused)) {
            failures.failed(cause);
            return new Away(cause.getClass().getSimpleName(), false, null);
        }
        return new Away(OutboundPost.words(cause), false, null);
    }
}
