package finme.intake;

import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sources' mappings, compiled once a version. */
@Component
class Mappings {
    private static final int LONGEST_ID = 200;

    private final Feel feel;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    Mappings(Feel feel) {
        this.feel = feel;
    }

    private record Compiled(int version, Feel.Expression mapping, Feel.@Nullable Expression externalId) {}

    /** @throws Problem 422 when the mapping fails on this payload */
    @Nullable
    Object map(SourceProfile source, Object payload) {
        return evaluate(of(source).mapping(), payload, "mapping_failed", "The source's mapping fails: ");
    }

    /** @return null when the payload has none */
    @Nullable
    String externalId(SourceProfile source, Object payload) {
        Feel.Expression expression = of(source).externalId();
        if (expression == null) {
            return null;
        }
        Object id = evaluate(expression, payload, "external_id_failed", "The source's external id fails: ");
        String text = id == null ? "" : id.toString().strip();
        if (text.length() > LONGEST_ID) {
            throw Problem.of(422, "invalid_external_id", "The external id has more than 200 characters.");
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Object evaluate(Feel.Expression expression, Object payload, String code, String what) {
        try {
            return expression.evaluate(Map.of("payload", payload));
        } catch (MappingFault fault) {
            throw Problem.invalid("", code, what + fault.sentence());
        }
    }

    private Compiled of(SourceProfile source) {
        Compiled present = compiled.get(source.code());
        if (present != null && present.version() == source.version()) {
            return present;
        }
        String externalId = source.externalId();
        Compiled fresh = new Compiled(
                source.version(),
                feel.compile(source.mapping()),
                externalId == null || externalId.isBlank() ? null : feel.compile(externalId));
        compiled.put(source.code(), fresh);
        return fresh;
    }
}
