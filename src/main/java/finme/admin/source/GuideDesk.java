package finme.admin.source;

import finme.admin.source.MappingPreview.Draft;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.source.KeptSamples;
import finme.source.Source;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What admins do with a source's sample and the link of its guide, by page and by API. */
@Component
class GuideDesk {
    private final Catalogue<Source> sources;
    private final KeptSamples samples;
    private final SourceTrial trial;

    GuideDesk(Catalogue<Source> sources, KeptSamples samples, SourceTrial trial) {
        this.sources = sources;
        this.samples = samples;
        this.trial = trial;
    }

    /** @throws Problem 422 when nobody says that it is invented, or it would be refused, with every fault */
    void keep(String code, String payload, boolean invented, String admin) {
        Source source = find(code).value();
        if (!invented) {
            throw Problem.invalid(
                    "/invented", "required", "Say that nobody's data are in it: whoever has the guide's link sees it.");
        }
        List<Fault> faults = trial.run(source, payload).faults();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        samples.keep(code, payload, admin);
    }

    Optional<KeptSamples.Sample> sample(String code) {
        return samples.find(find(code).code());
    }

    void drop(String code) {
        samples.drop(find(code).code());
    }

    /** @return the new link */
    String renewLink(String code, String admin) {
        Versioned<Source> changed =
                sources.change(code, source -> source.withGuide(source.guideUrl(), source.renewals() + 1), admin);
        return String.valueOf(changed.value().guideUrl());
    }

    Versioned<Source> find(String code) {
        return sources.find(code).orElseThrow(() -> Problem.notFound("This source"));
    }

    static Draft draft(Source source, String sample) {
        String externalId = source.externalId();
        return new Draft(source.format(), source.mapping(), externalId == null ? "" : externalId, sample);
    }
}
