package finme.admin.usage;

import finme.catalogue.Catalogue;
import finme.mapping.Mentions;
import finme.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mappings of sources: what they make is the canonical application. */
@Component
@Order(3)
class SourcePlaces implements Places {
    private final Catalogue<Source> sources;
    private final Texts texts;

    SourcePlaces(Catalogue<Source> sources, Texts texts) {
        this.sources = sources;
        this.texts = texts;
    }

    @Override
    public Stream<Place> all() {
        return sources.all().stream().flatMap(source -> places(source.value()).stream());
    }

    private List<Place> places(Source source) {
        List<Place> places = new ArrayList<>();
        Mentions mapping = texts.mentions(source.mapping());
        Set<Place.Value> words = mapping.words().stream()
                .filter(Mentions.Word::given)
                .map(word -> new Place.Value(word.path(), word.text()))
                .collect(Collectors.toSet());
        places.add(new Place(
                usage(source, "mapping", "The mapping of " + source.name() + " gives it to its applications."),
                mapping.gives(),
                words));
        Source.Duplicates duplicates = source.duplicates();
        if (duplicates != null && duplicates.keys() != null) {
            places.add(new Place(
                    usage(source, "duplicates.keys", source.name() + " knows repeated applications by it."),
                    duplicates.keys().stream().map(key -> "borrower." + key).collect(Collectors.toSet()),
                    Set.of()));
        }
        return places;
    }

    private static Usage usage(Source source, String where, String text) {
        return new Usage(Usage.Kind.SOURCE, source.code(), where, text);
    }
}
