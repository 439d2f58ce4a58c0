package finme.directory;

import finme.canonical.CodeLists;
import finme.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which entries of {@code products}, {@code purposes}, {@code regions}, {@code employment-kinds} and others count today. */
@Component
class Directories implements CodeLists {
    private final Catalogue<Directory> catalogue;

    Directories(Catalogue<Directory> catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> active(String directory) {
        LocalDate today = LocalDate.now();
        return catalogue.find(directory).stream()
                .flatMap(found -> found.value().entries().stream())
                .filter(entry -> entry.countsOn(today))
                .map(Directory.Entry::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
