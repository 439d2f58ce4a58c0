package finme.directory;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Codes in words: in the first of the asked languages that has a label, else in English, else in whichever there is. A
 * code that nobody knows stays a code.
 */
@Component
public class Labels {
    private static final String USUAL = "en";

    private final Catalogue<Directory> directories;

    Labels(Catalogue<Directory> directories) {
        this.directories = directories;
    }

    /** @param retired whether applications can no longer be made with it */
    public record Label(String text, boolean retired) {}

    /** @return empty when the directory has no such entry; reasons may be written in small letters */
    public Optional<Label> find(String directory, @Nullable String code, List<Locale> languages) {
        if (code == null) {
            return Optional.empty();
        }
        return directories
                .find(directory)
                .map(Versioned::value)
                .flatMap(found -> found.find(code).or(() -> found.find(code.toUpperCase(Locale.ROOT))))
                .map(entry -> new Label(text(entry, languages), !entry.inUse()));
    }

    /** As pages in English write it: {@code Home improvement}, {@code Fax machine (retired)}; the code when unknown. */
    public String of(String directory, @Nullable String code) {
        return code == null ? "–" : Objects.requireNonNullElse(known(directory, code), code);
    }

    /** @return null when the directory has no such entry */
    public @Nullable String known(String directory, @Nullable String code) {
        return find(directory, code, List.of(Locale.ENGLISH))
                .map(label -> label.retired() ? label.text() + " (retired)" : label.text())
                .orElse(null);
    }

    private static String text(Directory.Entry entry, List<Locale> languages) {
        Map<String, String> labels = entry.labels();
        for (Locale language : languages) {
            String label = labels.get(language.getLanguage());
            if (label != null) {
                return label;
            }
        }
        return labels.getOrDefault(USUAL, labels.values().stream().findFirst().orElse(entry.code()));
    }
}
