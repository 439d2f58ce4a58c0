package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.SignedIn;
import finme.catalogue.Catalogue;
import finme.correspondence.Messages;
import finme.correspondence.Preferences;
import finme.directory.Directory;
import finme.directory.Labels;
import finme.gateway.CabinetData.Change;
import finme.gateway.CabinetData.Profile;
import finme.gateway.Completions.Option;
import finme.kernel.Problem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The profile as it is shown: with words for what is chosen. */
@Component
class ProfileOf {
    private static final Map<String, String> CHOSEN =
            Map.of("borrower.address.region", "regions", "employment.status", "employment-kinds");

    /** For reading: an old application may have what can't be chosen any more. */
    private static final Map<String, String> READ = Map.of("product", "products", "purpose", "purposes");

    private static final Set<String> NAMES = Set.of("MAIL", "SMS", "NONE");

    private final ProfileDesk desk;
    private final Catalogue<Directory> directories;
    private final Labels labels;
    private final Preferences preferences;

    ProfileOf(ProfileDesk desk, Catalogue<Directory> directories, Labels labels, Preferences preferences) {
        this.preferences = preferences;
        this.desk = desk;
        this.directories = directories;
        this.labels = labels;
    }

    Profile of(SignedIn borrower, String language) {
        return shown(borrower, language);
    }

    Profile change(SignedIn borrower, Change change) {
        desk.learn(borrower, change.values());
        return shown(borrower, change.language());
    }

    void messages(SignedIn borrower, String messages) {
        if (!NAMES.contains(messages)) {
            throw Problem.invalid("/messages", "invalid_value", "MAIL, SMS or NONE is needed.");
        }
        preferences.set(borrower.person(), Messages.valueOf(messages));
    }

    private Profile shown(SignedIn borrower, String language) {
        Map<String, JsonNode> values = desk.values(borrower);
        Map<String, List<Option>> options = new HashMap<>();
        List<Locale> languages = List.of(Locale.forLanguageTag(language));
        CHOSEN.forEach((path, directory) -> options.put(path, options(directory, languages, true)));
        READ.forEach((path, directory) -> options.put(path, options(directory, languages, false)));
        return new Profile(
                values,
                ProfileDesk.FIXED,
                options,
                preferences.of(borrower.borrowers()).name());
    }

    private List<Option> options(String directory, List<Locale> languages, boolean onlyNow) {
        LocalDate today = LocalDate.now();
        return directories.find(directory).stream()
                .flatMap(found -> found.value().entries().stream())
                .filter(entry -> !onlyNow || entry.countsOn(today))
                .map(entry -> new Option(
                        entry.code(),
                        labels.find(directory, entry.code(), languages)
                                .map(Labels.Label::text)
                                .orElse(entry.code())))
                .toList();
    }
}
