package finme.crm.rest;

import finme.crm.Crm;
import finme.crm.Crm.Call;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmReading.Found;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmTaken;
import finme.crm.http.CrmFailures;
import finme.crm.http.Refused;
import finme.delivery.States.Subject;
import finme.mapping.MappingFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls that make or change records, and what became of each of them. */
@Component
class RestWrites {
    private static final String NOT_AS_SEEN = "HTTP 412";

    private final RestCalls calls;
    private final RestReads reads;

    RestWrites(RestCalls calls, RestReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    CompletableFuture<CrmTaken> one(Crm crm, CrmRecord record) {
        Mapping mapping = record.mapping();
        Call upsert = mapping.upsert();
        if (upsert != null) {
            return written(crm, upsert, record, context(record, null));
        }
        Call read = Objects.requireNonNull(mapping.read());
        return calls.send(crm, read, Map.of("key", record.subject().key())).thenCompose(response -> {
            try {
                return written(crm, record, reads.reading(mapping, read, response));
            } catch (IOException unreadable) {
                throw new CompletionException(unreadable);
            }
        });
    }

    /** Nothing goes over what we have not seen. */
    private CompletableFuture<CrmTaken> written(Crm crm, CrmRecord record, CrmReading present) {
        Mapping mapping = record.mapping();
        String expected = record.headers().get("If-Match");
        if (present instanceof CrmReading.Fault fault) {
            return CompletableFuture.completedFuture(refused(record, fault.words()));
        }
        if (present instanceof Found found) {
            boolean asSeen = !record.headers().containsKey("If-None-Match")
                    && (expected == null || expected.equals(found.etag()));
            return asSeen
                    ? written(crm, Objects.requireNonNull(mapping.update()), record, context(record, found.record()))
                    : CompletableFuture.completedFuture(refused(record, NOT_AS_SEEN));
        }
        return expected == null
                ? written(crm, Objects.requireNonNull(mapping.create()), record, context(record, null))
                : CompletableFuture.completedFuture(refused(record, NOT_AS_SEEN));
    }

    private CompletableFuture<CrmTaken> written(Crm crm, Call call, CrmRecord record, Map<String, Object> context) {
        return calls.send(crm, call, context).handle((response, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof MappingFault || cause instanceof IllegalArgumentException) {
                return refused(record, "its call can't be made");
            }
            if (response == null) {
                throw new CompletionException(cause);
            }
            return taken(call, record, response);
        });
    }

    private CrmTaken taken(Call call, CrmRecord record, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (CrmFailures.isAway(status)) {
            throw new CompletionException(new Refused(response, false));
        }
        if (status < 200 || status > 299) {
            return refused(record, "HTTP " + status);
        }
        String etag = response.headers().firstValue("ETag").orElse(null);
        if (call.answer() == null) {
            return etag == null ? CrmTaken.NOTHING : new CrmTaken(Map.of(), Map.of(record.subject(), etag));
        }
        try {
            return calls.answer(call, response) instanceof Map<?, ?> said
                    ? said(record.subject(), said)
                    : CrmTaken.NOTHING;
        } catch (MappingFault | IOException | UncheckedIOException unreadable) {
            return refused(record, "its answer can't be mapped");
        }
    }

    /** All in one call; its answer has a line for each. */
    CompletableFuture<CrmTaken> many(Crm crm, Call call, List<CrmRecord> records) {
        List<Map<String, Object>> all =
                records.stream().map(record -> context(record, null)).toList();
        return calls.send(crm, call, Map.of("records", all)).thenApply(response -> {
            if (response.statusCode() < 200 || response.statusCode() > 299) {
                throw new CompletionException(new Refused(response, true));
            }
            try {
                return lines(calls.answer(call, response), records);
            } catch (MappingFault | IOException unreadable) {
                throw new CompletionException(new IOException("its answer can't be mapped"));
            }
        });
    }

    private static CrmTaken lines(@Nullable Object answer, List<CrmRecord> records) {
        Map<String, Map<?, ?>> byKey = new HashMap<>();
        if (answer instanceof Collection<?> lines) {
            for (Object line : lines) {
                if (line instanceof Map<?, ?> said) {
                    byKey.put(String.valueOf(said.get("key")), said);
                }
            }
        }
        Map<Subject, String> faults = new HashMap<>();
        Map<Subject, String> etags = new HashMap<>();
        for (CrmRecord record : records) {
            Map<?, ?> said = byKey.get(record.subject().key());
            CrmTaken taken = said == null ? refused(record, "no answer in the batch") : said(record.subject(), said);
            faults.putAll(taken.faults());
            etags.putAll(taken.etags());
        }
        return new CrmTaken(faults, etags);
    }

    private static CrmTaken said(Subject subject, Map<?, ?> said) {
        Object fault = said.get("fault");
        if (fault != null) {
            return new CrmTaken(Map.of(subject, word(fault.toString())), Map.of());
        }
        Object version = said.get("version");
        return version == null ? CrmTaken.NOTHING : new CrmTaken(Map.of(), Map.of(subject, version.toString()));
    }

    /** A code, as far as it is one: sentences may quote values. */
    private static String word(String text) {
        return text.matches("[A-Za-z0-9_. -]{1,60}") ? text : "refused";
    }

    private static CrmTaken refused(CrmRecord record, String words) {
        return new CrmTaken(Map.of(record.subject(), words), Map.of());
    }

    private static Map<String, Object> context(CrmRecord record, @Nullable Map<String, Object> found) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("key", record.subject().key());
        context.put("entity", record.mapping().entity());
        context.put("fields", record.fields());
        context.put("version", record.headers().get("If-Match"));
        context.put("record", found);
        return context;
    }
}
