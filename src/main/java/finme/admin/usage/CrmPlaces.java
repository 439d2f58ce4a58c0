package finme.admin.usage;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.mapping.Mentions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mappings of CRMs: what they are told is read from our records. */
@Component
@Order(5)
class CrmPlaces implements Places {
    private static final Set<String> SECTIONS = Set.of("borrower", "employment", "obligations", "attributes");
    private static final String APPLICATION = "application.";

    private final Catalogue<Crm> crms;
    private final Texts texts;

    CrmPlaces(Catalogue<Crm> crms, Texts texts) {
        this.crms = crms;
        this.texts = texts;
    }

    @Override
    public Stream<Place> all() {
        return crms.all().stream()
                .flatMap(crm -> Arrays.stream(RecordKind.values())
                        .filter(crm.value()::hears)
                        .map(kind ->
                                place(crm.value(), kind, crm.value().records().of(kind))));
    }

    private Place place(Crm crm, RecordKind kind, Crm.@Nullable Mapping mapping) {
        Mentions mentions = texts.mentions(mapping == null ? null : mapping.out());
        Set<String> fields = new HashSet<>();
        mentions.reads().forEach(path -> canonical(path).ifPresent(fields::add));
        Set<Place.Value> words = mentions.words().stream()
                .filter(word -> !word.given())
                .flatMap(word -> canonical(word.path()).map(path -> new Place.Value(path, word.text())).stream())
                .collect(Collectors.toSet());
        String where = "records." + kind.word() + ".out";
        return new Place(new Usage(Usage.Kind.CRM, crm.code(), where, crm.name() + " is told it."), fields, words);
    }

    /** Records of borrowers and applications are read by the names of the canonical application. */
    private static Optional<String> canonical(String path) {
        if (path.startsWith(APPLICATION)) {
            return Optional.of(path.substring(APPLICATION.length()));
        }
        return SECTIONS.stream()
                .filter(section -> path.startsWith(section + '.'))
                .findFirst()
                .map(section -> path);
    }
}
