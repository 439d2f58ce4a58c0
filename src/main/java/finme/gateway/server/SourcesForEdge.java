package finme.gateway.server;

import finme.gateway.SourceDirectory;
import finme.source.Source;
import finme.source.Sources;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class SourcesForEdge implements SourceDirectory {
    private final Sources sources;

    SourcesForEdge(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<SourceProfile> find(String code) {
        return sources.find(code).map(SourcesForEdge::profile);
    }

    private static SourceProfile profile(Sources.Versioned versioned) {
        Source source = versioned.source();
        return new SourceProfile(
                source.code(),
                source.name(),
                source.state() == Source.State.PAUSED,
                versioned.keyHash(),
                source.format().name(),
                source.mapping(),
                source.externalId(),
                source.perMinute(),
                source.test(),
                versioned.version());
    }
}
