package finme.gateway.server;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.gateway.SourceDirectory;
import finme.source.GuideLinks;
import finme.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class SourcesForEdge implements SourceDirectory {
    private final Catalogue<Source> sources;
    private final GuideLinks guides;

    SourcesForEdge(Catalogue<Source> sources, GuideLinks guides) {
        this.sources = sources;
        this.guides = guides;
    }

    @Override
    public Optional<SourceProfile> find(String code) {
        return sources.find(code).map(this::profile);
    }

    private SourceProfile profile(Versioned<Source> versioned) {
        Source source = versioned.value();
        Source.FormerKey former = source.formerKey();
        if (former != null && !former.counts(Instant.now())) {
            former = null;
        }
        String key = String.valueOf(source.key());
        return new SourceProfile(
                source.code(),
                source.name(),
                source.state() == Source.State.PAUSED,
                former == null ? List.of(key) : List.of(key, String.valueOf(former.key())),
                former == null ? null : former.until(),
                source.format().name(),
                source.mapping(),
                source.externalId(),
                source.perMinute(),
                source.test(),
                source.onMissing().name(),
                source.whenCoreIsAway().name(),
                guides.token(source),
                versioned.version());
    }
}
