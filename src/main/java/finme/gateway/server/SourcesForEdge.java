package finme.gateway.server;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.gateway.SourceDirectory;
import finme.source.Source;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class SourcesForEdge implements SourceDirectory {
    private final Catalogue<Source> sources;

    SourcesForEdge(Catalogue<Source> sources) {
        this.sources = sources;
    }

    @Override
    public Optional<SourceProfile> find(String code) {
        return sources.find(code).map(SourcesForEdge::profile);
    }

    private static SourceProfile profile(Versioned<Source> versioned) {
        Source source = versioned.value();
        return new SourceProfile(
                source.code(),
                source.name(),
                source.state() == Source.State.PAUSED,
                String.valueOf(source.key()),
                source.format().name(),
                source.mapping(),
                source.externalId(),
                source.perMinute(),
                source.test(),
                versioned.version());
    }
}
