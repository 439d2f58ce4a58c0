package finme.admin.source;

import finme.admin.resource.JsonResources;
import finme.canonical.Conversion;
import finme.canonical.Conversion.Converted;
import finme.canonical.SourceMapping;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.MalformedPayload;
import finme.mapping.Payloads;
import finme.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What intake would make of a sample, without anything being stored: the same reading, the same faults. */
@Component
class SourceTrial {
    /**
     * @param canonical pretty JSON of what could be read; null when nothing could
     * @param faults why it would be refused
     * @param warnings what would be left out
     */
    record Result(@Nullable String canonical, @Nullable String externalId, List<Fault> faults, List<Fault> warnings) {}

    private final Feel feel;
    private final Payloads payloads;
    private final Conversion conversion;
    private final JsonResources json;

    SourceTrial(Feel feel, Payloads payloads, Conversion conversion, JsonResources json) {
        this.feel = feel;
        this.payloads = payloads;
        this.conversion = conversion;
        this.json = json;
    }

    Result run(Source source, String sample) {
        return run(GuideDesk.draft(source, sample));
    }

    Result run(MappingPreview.Draft draft) {
        try {
            Object payload = payloads.read(draft.format(), draft.sample().getBytes(StandardCharsets.UTF_8), null);
            SourceMapping mapping = SourceMapping.compile(feel, draft.mapping(), draft.externalId());
            Converted converted = conversion.convert(mapping, payload, Instant.now());
            return new Result(
                    converted.application().isEmpty() ? null : json.pretty(converted.application()),
                    converted.externalId(),
                    converted.faults(),
                    converted.warnings());
        } catch (MalformedPayload unreadable) {
            Fault fault = new Fault("", "malformed", String.valueOf(unreadable.getMessage()));
            return new Result(null, null, List.of(fault), List.of());
        }
    }
}
