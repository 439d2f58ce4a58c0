package finme.crm.master;

import finme.crm.Crm;
import finme.crm.Crm.Call;
import finme.crm.Crm.Mapping;
import finme.crm.master.CrmChecks.Found;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether all calls are there that a service of the kind REST needs, and each can be made. */
@Component
class CallChecks {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH");
    private static final Map<String, Object> SAMPLE = Map.of(
            "key",
            "018f0000-0000-7000-8000-000000000000",
            "entity",
            "contacts",
            "version",
            "1",
            "fields",
            Map.of(),
            "record",
            Map.of("id", "1"),
            "from",
            "2026-03-02T10:14:05Z",
            "skip",
            0,
            "limit",
            100,
            "page",
            1);

    private final Feel feel;

    CallChecks(Feel feel) {
        this.feel = feel;
    }

    void check(String at, Crm crm, Mapping mapping, Found found) {
        Map<String, @Nullable Call> calls = new LinkedHashMap<>();
        calls.put("upsert", mapping.upsert());
        calls.put("create", mapping.create());
        calls.put("update", mapping.update());
        calls.put("read", mapping.read());
        calls.put("changed", mapping.changed());
        if (crm.kind() != Crm.Kind.REST) {
            calls.forEach((name, call) -> {
                if (call != null) {
                    found.add(at + '/' + name, "not_available", "Only a service of the kind REST is told its calls.");
                }
            });
            return;
        }
        needed(at, crm, mapping, found);
        compiled(at + "/version", mapping.version(), found);
        calls.forEach((name, call) -> {
            if (call != null) {
                check(at + '/' + name, call, found);
            }
        });
    }

    private static void needed(String at, Crm crm, Mapping mapping, Found found) {
        if (mapping.upsert() == null && (mapping.create() == null || mapping.update() == null)) {
            found.add(at + "/upsert", "required", "It needs upsert, or create and update.");
        }
        boolean reads = mapping.in() != null || mapping.upsert() == null;
        if (reads && mapping.read() == null) {
            found.add(at + "/read", "required", "What may change there, or is looked for first, has to be read.");
        }
        if (mapping.in() != null && crm.poll() != null && mapping.changed() == null) {
            found.add(at + "/changed", "required", "To ask for changes, a call is needed that gives them.");
        }
    }

    private void check(String at, Call call, Found found) {
        if (call.method() != null && !METHODS.contains(call.method())) {
            found.add(at + "/method", "invalid_value", "A method is GET, POST, PUT or PATCH.");
        }
        if (found.required(at + "/path", call.path())) {
            path(at + "/path", call.path(), found);
        }
        compiled(at + "/headers", call.headers(), found);
        compiled(at + "/body", call.body(), found);
        compiled(at + "/answer", call.answer(), found);
    }

    private void path(String pointer, String path, Found found) {
        try {
            Object made = feel.compile(path).evaluate(SAMPLE);
            boolean below = made instanceof String text ? text.startsWith("/") : made instanceof Map;
            if (!below) {
                found.add(
                        pointer,
                        "invalid_path",
                        "It has to give a text that begins with / or {path: [\"contacts\", key], query: {}}.");
            }
        } catch (MappingFault fault) {
            found.add(pointer, "invalid_mapping", fault.sentence());
        }
    }

    private void compiled(String pointer, @Nullable String text, Found found) {
        try {
            if (text != null) {
                feel.compile(text);
            }
        } catch (MappingFault fault) {
            found.add(pointer, "invalid_mapping", fault.sentence());
        }
    }
}
