package finme.crm.rest;

import finme.crm.Crm.Call;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmReading.Fault;
import finme.crm.connector.CrmReading.Found;
import finme.crm.connector.CrmReading.Missing;
import finme.crm.http.CrmFailures;
import finme.crm.http.Refused;
import finme.crm.http.Unreadable;
import finme.mapping.MappingFault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reading calls found. */
@Component
class RestReads {
    /** What services call their own id; else the answer of {@code changed} has to. */
    private static final String ID = "id";

    private final RestCalls calls;

    RestReads(RestCalls calls) {
        this.calls = calls;
    }

    CrmReading reading(Mapping mapping, Call call, HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (CrmFailures.isAway(status)) {
            throw new Refused(response, false);
        }
        if (status == 404 || status == 410) {
            return new Missing();
        }
        if (status < 200 || status > 299) {
            return new Fault("HTTP " + status);
        }
        try {
            Object record = calls.answer(call, response);
            if (record == null || record instanceof Collection<?> none && none.isEmpty()) {
                return new Missing();
            }
            String etag = response.headers().firstValue("ETag").orElse(null);
            return record instanceof Map<?, ?> fields ? found(mapping, fields, etag) : new Fault("no record");
        } catch (MappingFault fault) {
            return new Fault("its answer can't be mapped");
        }
    }

    private Found found(Mapping mapping, Map<?, ?> fields, @Nullable String header) {
        Map<String, Object> record = record(fields);
        return new Found(record, mapping.version() == null ? header : version(mapping, record));
    }

    private static Map<String, Object> record(Map<?, ?> fields) {
        Map<String, Object> record = new LinkedHashMap<>();
        fields.forEach((name, value) -> record.put(String.valueOf(name), value));
        return record;
    }

    /** @return null when the record has none */
    @Nullable
    String version(Mapping mapping, Map<String, Object> record) {
        Object version = mapping.version() == null ? null : calls.evaluate(mapping.version(), Map.of("record", record));
        return version == null ? null : version.toString();
    }

    CrmChangedPage page(Mapping mapping, Call call, HttpResponse<byte[]> response, int limit) throws IOException {
        int status = response.statusCode();
        if (CrmFailures.isAway(status)) {
            throw new Refused(response, false);
        }
        if (status < 200 || status > 299) {
            throw new Unreadable("HTTP " + status);
        }
        List<Item> items = new ArrayList<>();
        if (!(calls.answer(call, response) instanceof Collection<?> records)) {
            throw new Unreadable("no list of records");
        }
        for (Object each : records) {
            if (each instanceof Map<?, ?> fields) {
                Map<String, Object> record = record(fields);
                Object own = record.get(ID);
                items.add(new Item(
                        String.valueOf(record.get(mapping.key())),
                        own == null ? null : own.toString(),
                        version(mapping, record),
                        time(record.get(String.valueOf(mapping.changedAt())))));
            }
        }
        return new CrmChangedPage(items, records.size() >= limit);
    }

    private static @Nullable Instant time(@Nullable Object text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.toString()).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
