package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.SignedIn;
import finme.catalogue.Catalogue;
import finme.directory.Directory;
import finme.directory.Labels;
import finme.gateway.CabinetData.Change;
import finme.gateway.CabinetData.Profile;
import finme.gateway.Completions.Option;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The profile as it is shown: with words for what is chosen. */
@Component
class ProfileOf {
    private static final Map<String, String> DIRECTORIES =
            Map.of("borrower.address.region", "regions", "employment.status", "employment-kinds");

    private final ProfileDesk desk;
    private final Catalogue<Directory> directories;
    private final Labels labels;

    ProfileOf(ProfileDesk desk, Catalogue<Directory> directories, Labels labels) {
        this.desk = desk;
        this.directories = directories;
        this.labels = labels;
    }

    Profile of(SignedIn borrower, String language) {
        return shown(desk.values(borrower), language, List.of());
    }

    Profile change(SignedIn borrower, Change change) {
        desk.learn(borrower, change.values());
        return shown(desk.values(borrower), change.language(), List.of());
    }

    private Profile shown(Map<String, JsonNode> values, String language, List<String> better) {
        Map<String, List<Option>> options = new HashMap<>();
        List<Locale> languages = List.of(Locale.forLanguageTag(language));
        DIRECTORIES.forEach((path, directory) -> options.put(path, options(directory, languages)));
        return new Profile(values, ProfileDesk.FIXED, options, better);
    }

    private List<Option> options(String directory, List<Locale> languages) {
        LocalDate today = LocalDate.now();
        return directories.find(directory).stream()
                .flatMap(found -> found.value().entries().stream())
                .filter(entry -> entry.countsOn(today))
                .map(entry -> new Option(
                        entry.code(),
                        labels.find(directory, entry.code(), languages)
                                .map(Labels.Label::text)
                                .orElse(entry.code())))
                .toList();
    }
}
