package finme.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import finme.crm.Crm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fields of models, asked for once in ten minutes. */
@Component
class TrytonModels {
    private static final long FRESH = Duration.ofMinutes(10).toNanos();

    private final TrytonRpc rpc;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    TrytonModels(TrytonRpc rpc) {
        this.rpc = rpc;
    }

    private record Known(Model model, long until) {}

    /** @param fields by name */
    record Model(String name, Map<String, Field> fields) {
        Field field(String name) {
            return fields.getOrDefault(name, Field.UNKNOWN);
        }
    }

    /**
     * @param relation model that it links to, or that its rows are of
     * @param parent field of the rows that links back
     */
    record Field(
            String type,
            boolean readonly,
            boolean required,
            @Nullable String relation,
            @Nullable String parent) {
        static final Field UNKNOWN = new Field("unknown", false, false, null, null);

        boolean exists() {
            return !type.equals(UNKNOWN.type);
        }
    }

    CompletableFuture<Model> of(Crm crm, String name) {
        String key = crm.url() + ' ' + name;
        Known present = known.get(key);
        if (present != null && present.until() - System.nanoTime() > 0) {
            return CompletableFuture.completedFuture(present.model());
        }
        return rpc.call(crm, "model." + name + ".fields_get", List.of(List.of()))
                .thenApply(fields -> {
                    Model model = new Model(name, fields(fields));
                    known.put(key, new Known(model, System.nanoTime() + FRESH));
                    return model;
                });
    }

    private static Map<String, Field> fields(JsonNode described) {
        Map<String, Field> fields = new HashMap<>();
        described.properties().forEach(field -> {
            JsonNode about = field.getValue();
            fields.put(
                    field.getKey(),
                    new Field(
                            about.path("type").asText(),
                            about.path("readonly").asBoolean(),
                            about.path("required").asBoolean(),
                            about.path("relation").asText(null),
                            about.path("relation_field").asText(null)));
        });
        return Map.copyOf(fields);
    }
}
