package finme.source.guide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.canonical.CodeLists;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.source.GuideBook;
import finme.source.GuideLinks;
import finme.source.KeptSamples;
import finme.source.PostingGuide;
import finme.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes each guide once for what it is made of. */
@Component
class MadeGuides implements GuideBook {
    private static final int KEPT = 200;
    private static final List<String> DIRECTORIES = List.of("products", "purposes", "regions", "employment-kinds");

    private final Catalogue<Source> sources;
    private final GuideLinks links;
    private final KeptSamples samples;
    private final GuideMaker maker;
    private final CodeLists codes;
    private final Cache<Basis, PostingGuide> made =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    MadeGuides(Catalogue<Source> sources, GuideLinks links, KeptSamples samples, GuideMaker maker, CodeLists codes) {
        this.sources = sources;
        this.links = links;
        this.samples = samples;
        this.maker = maker;
        this.codes = codes;
    }

    /** All that a guide is made of; when none of it has changed, the guide has not either. */
    private record Basis(
            String source, int version, @Nullable Instant sampleAt, List<Set<String>> codes) {}

    @Override
    public PostingGuide of(Versioned<Source> source) {
        Optional<KeptSamples.Sample> sample = samples.find(source.code());
        Basis basis = new Basis(
                source.code(),
                source.version(),
                sample.map(KeptSamples.Sample::at).orElse(null),
                DIRECTORIES.stream().map(codes::active).toList());
        return made.get(
                basis,
                none -> maker.make(
                        source.value(), sample.map(KeptSamples.Sample::text).orElse(null)));
    }

    @Override
    public Optional<PostingGuide> byToken(String token) {
        return sources.all().stream()
                .filter(source -> links.opens(token, source.value()))
                .findFirst()
                .map(this::of);
    }
}
