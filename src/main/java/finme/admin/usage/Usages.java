package finme.admin.usage;

import finme.directory.Directory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers who is concerned before something is changed. */
@Component
public class Usages {
    private final List<Places> places;

    Usages(List<Places> places) {
        this.places = places;
    }

    /** @return by entry; entries that nobody mentions are left out */
    public Map<String, List<Usage>> ofEntries(Directory directory) {
        Set<String> members = Members.of(directory.code());
        Map<String, Set<Usage>> found = new LinkedHashMap<>();
        Map<String, String> entries = new LinkedHashMap<>();
        directory.entries().forEach(entry -> entries.put(spelled(directory.code(), entry.code()), entry.code()));
        all().forEach(place -> place.words().forEach(word -> {
            String entry = entries.get(spelled(directory.code(), word.text()));
            if (entry != null && members.stream().anyMatch(member -> Members.isAt(word.member(), member))) {
                found.computeIfAbsent(entry, none -> new LinkedHashSet<>()).add(place.usage());
            }
        }));
        Map<String, List<Usage>> usages = new LinkedHashMap<>();
        found.forEach((entry, each) -> usages.put(entry, List.copyOf(each)));
        return usages;
    }

    /** Rules that send applications to the partner. */
    public List<Usage> ofPartner(String code) {
        return with(new Place.Value(Members.PARTNER, code));
    }

    /** Rules that ask where an application came from. */
    public List<Usage> ofSource(String code) {
        return with(new Place.Value(Members.SOURCE, code));
    }

    /** Places that name one of the codes as a value of the field. */
    public List<Usage> ofValue(String path, Collection<String> codes) {
        return all(place ->
                place.words().stream().anyMatch(word -> word.member().equals(path) && codes.contains(word.text())));
    }

    /** @param path of the canonical application; what lies below it counts, and what it lies in */
    public List<Usage> ofField(String path) {
        return all(place ->
                place.fields().stream().anyMatch(field -> Members.isAt(field, path) || Members.isAt(path, field)));
    }

    /** @return all that somebody reads, fills or may see, with how many places do */
    public SortedMap<String, Long> fields() {
        return all().stream()
                .flatMap(place -> place.fields().stream())
                .filter(field -> !field.isEmpty())
                .collect(Collectors.groupingBy(field -> field, TreeMap::new, Collectors.counting()));
    }

    private List<Usage> with(Place.Value value) {
        return all(place -> place.words().contains(value));
    }

    private List<Usage> all(Predicate<Place> concerned) {
        return all().stream().filter(concerned).map(Place::usage).distinct().toList();
    }

    private List<Place> all() {
        return places.stream().flatMap(Places::all).toList();
    }

    /** Reasons are written as everybody writes them. */
    private static String spelled(String directory, String code) {
        return Members.of(directory).contains(Members.REASON) ? code.toUpperCase(Locale.ROOT) : code;
    }
}
