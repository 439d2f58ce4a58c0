package finme.gateway.server.form;

import finme.catalogue.Catalogue;
import finme.directory.Directory;
import finme.directory.Labels;
import finme.form.OptionTexts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

@Component
class OptionsFromDirectories implements OptionTexts {
    private final Catalogue<Directory> directories;
    private final Labels labels;

    OptionsFromDirectories(Catalogue<Directory> directories, Labels labels) {
        this.directories = directories;
        this.labels = labels;
    }

    @Override
    public List<Option> of(String directory, String language) {
        LocalDate today = LocalDate.now();
        List<Locale> languages = List.of(Locale.forLanguageTag(language));
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
