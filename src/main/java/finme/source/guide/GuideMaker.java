package finme.source.guide;

import finme.canonical.CodeLists;
import finme.canonical.Conversion;
import finme.canonical.SourceMapping;
import finme.kernel.Sha256;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import finme.mapping.PayloadPath;
import finme.source.GuideLinks;
import finme.source.PostingGuide;
import finme.source.Source;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes one guide. The kept sample is shown when it passes, else one is made up; what is shown has passed. */
@Component
class GuideMaker {
    private final Feel feel;
    private final Conversion conversion;
    private final CodeLists codes;
    private final SampleText bodies;
    private final GuideLinks links;

    GuideMaker(Feel feel, Conversion conversion, CodeLists codes, SampleText bodies, GuideLinks links) {
        this.feel = feel;
        this.conversion = conversion;
        this.codes = codes;
        this.bodies = bodies;
        this.links = links;
    }

    /** @param text as it is sent */
    private record Shown(@Nullable String text, SamplePayload body) {}

    /** @return without fields when the mapping is one that can no longer be read */
    PostingGuide make(Source source, @Nullable String kept) {
        try {
            return fromMapping(source, kept);
        } catch (MappingFault unreadable) {
            return guide(source, null, List.of(), null);
        }
    }

    private PostingGuide fromMapping(Source source, @Nullable String kept) {
        PayloadParts parts = PayloadParts.of(feel, source);
        SourceMapping mapping = SourceMapping.compile(feel, source.mapping(), source.externalId());
        GuideTrial trial = new GuideTrial(conversion, mapping);
        Shown sample = kept(source, kept, trial);
        if (sample == null) {
            sample = madeUp(source, parts, trial);
        }
        return guide(
                source,
                parts.ids().stream().findFirst().map(parts::text).orElse(null),
                new GuideFields(parts, codes, trial, sample.body()).all(),
                sample.text());
    }

    private PostingGuide guide(
            Source source, @Nullable String externalId, List<PostingGuide.Field> fields, @Nullable String sample) {
        String url = links.postsTo(source);
        return new PostingGuide(
                source.code(),
                source.name(),
                url,
                source.format(),
                source.onMissing() == Source.OnMissing.COMPLETE,
                externalId,
                fields,
                sample,
                GuideAnswers.of(source, url));
    }

    private @Nullable Shown kept(Source source, @Nullable String text, GuideTrial trial) {
        SamplePayload body = text == null ? null : bodies.read(source.format(), text);
        return body != null && trial.of(body.payload()).passes() ? new Shown(text, body) : null;
    }

    /** With an id of its own, so that another sample, of another mapping, is another application. */
    private Shown madeUp(Source source, PayloadParts parts, GuideTrial trial) {
        SamplePayload body = new SampleMaker(parts, codes, source.format(), trial).make();
        String id = "SAMPLE-" + Sha256.hex(body.payload().toString()).substring(0, 8);
        for (PayloadPath part : parts.ids()) {
            if (parts.targets().getOrDefault(part, Set.of()).isEmpty()) {
                body.put(part, id, parts.lists());
            }
        }
        String text = bodies.write(source.format(), body.payload());
        SamplePayload read = bodies.read(source.format(), text);
        return read != null && trial.of(read.payload()).passes() ? new Shown(text, read) : new Shown(null, body);
    }
}
