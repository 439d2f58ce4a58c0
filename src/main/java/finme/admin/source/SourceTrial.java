package finme.admin.source;

import finme.admin.JsonResources;
import finme.canonical.CanonicalApplication;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.MappingFault;
import finme.mapping.Payloads;
import finme.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a source's mapping makes of a sample, without anything being stored. */
@Component
class SourceTrial {
    /** @param canonical pretty JSON; null when there is none @param faults why, or what does not fit */
    record Result(@Nullable String canonical, @Nullable String externalId, List<Fault> faults) {}

    private final Feel feel;
    private final Payloads payloads;
    private final JsonResources json;

    SourceTrial(Feel feel, Payloads payloads, JsonResources json) {
        this.feel = feel;
        this.payloads = payloads;
        this.json = json;
    }

    Result run(Source source, String sample) {
        try {
            Map<String, Object> context = new HashMap<>();
            context.put("payload", payloads.read(source.format(), sample.getBytes(StandardCharsets.UTF_8), null));
            Object canonical = feel.compile(source.mapping()).evaluate(context);
            String externalId = source.externalId() == null
                    ? null
                    : String.valueOf(feel.compile(source.externalId()).evaluate(context));
            return new Result(json.pretty(canonical == null ? Map.of() : canonical), externalId, misfits(canonical));
        } catch (MalformedPayload unreadable) {
            return refused("malformed", String.valueOf(unreadable.getMessage()));
        } catch (MappingFault fault) {
            return refused("mapping_failed", fault.sentence());
        }
    }

    /** Only its shape: whether the codes exist is checked when an application comes in. */
    private List<Fault> misfits(@Nullable Object canonical) {
        if (!(canonical instanceof Map<?, ?>)) {
            return List.of(new Fault("", "no_object", "The mapping gives no object."));
        }
        try {
            json.convert(json.tree(canonical), CanonicalApplication.class);
            return List.of();
        } catch (Problem problem) {
            return problem.errors();
        }
    }

    private static Result refused(String code, String sentence) {
        return new Result(null, null, List.of(new Fault("", code, sentence)));
    }
}
