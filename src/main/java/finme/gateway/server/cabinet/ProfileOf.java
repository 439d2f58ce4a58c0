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
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The profile as it is shown: with words for what is chosen. */
@Component
class ProfileOf {
    private static final String COUNTRIES = "countries";
    private static final Map<String, String> CHOSEN = Map.of(
            "borrower.address.region",
            "regions",
            "borrower.address.country",
            COUNTRIES,
            "employment.status",
            "employment-kinds");

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
        Map<String, List<Option>> words = new HashMap<>();
        List<Locale> languages = List.of(Locale.forLanguageTag(language));
        CHOSEN.forEach((path, directory) -> {
            JsonNode present = values.get(path);
            String chosen = present == null ? "" : present.asText();
            options.put(path, options(directory, languages, chosen));
            words.put(path, options(directory, languages, null));
        });
        READ.forEach((path, directory) -> words.put(path, options(directory, languages, null)));
        return new Profile(
                values,
                ProfileDesk.FIXED,
                options,
                words,
                preferences.of(borrower.borrowers()).name());
    }

    /** @param chosen may stay though it can't be chosen any more; null for all, whether they can be chosen or not */
    private List<Option> options(String directory, List<Locale> languages, @Nullable String chosen) {
        LocalDate today = LocalDate.now();
        return directories.find(directory).stream()
                .flatMap(found -> found.value().entries().stream())
                .filter(entry ->
                        chosen == null || entry.countsOn(today) || entry.code().equals(chosen))
                .map(entry -> new Option(
                        entry.code(),
                        labels.find(directory, entry.code(), languages)
                                .map(Labels.Label::text)
                                .orElse(entry.code())))
                .sorted(directory.equals(COUNTRIES) ? byName(languages.get(0)) : (one, other) -> 0)
                .toList();
    }

    /** There are two hundred of them. */
    private static Comparator<Option> byName(Locale language) {
        Collator order = Collator.getInstance(language);
        return (one, other) -> order.compare(one.label(), other.label());
    }
}
