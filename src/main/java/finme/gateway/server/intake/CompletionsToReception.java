package finme.gateway.server.intake;

import finme.catalogue.Catalogue;
import finme.directory.Directory;
import finme.directory.Labels;
import finme.gateway.Completions;
import finme.kernel.Fault;
import finme.reception.Completing;
import finme.reception.Completing.Open;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Puts words to what is to be chosen; everything else is reception's. */
@RestController
class CompletionsToReception implements Completions {
    private static final Map<String, String> DIRECTORIES =
            Map.of("/product", "products", "/amount/currency", "currencies");

    private final Completing completing;
    private final Catalogue<Directory> directories;
    private final Labels labels;

    CompletionsToReception(Completing completing, Catalogue<Directory> directories, Labels labels) {
        this.completing = completing;
        this.directories = directories;
        this.labels = labels;
    }

    @Override
    public Optional<Asked> find(Question question) {
        List<Locale> languages = List.of(Locale.forLanguageTag(question.language()));
        return completing.find(question.token()).map(open -> asked(open, languages));
    }

    @Override
    public List<Fault> complete(Given given) {
        return completing.complete(given.token(), given.values());
    }

    private Asked asked(Open open, List<Locale> languages) {
        return new Asked(
                open.application().reference(),
                open.application().status().name(),
                open.currency(),
                open.asked().stream()
                        .map(pointer -> new Field(pointer, options(DIRECTORIES.get(pointer), languages)))
                        .toList());
    }

    private List<Option> options(@Nullable String directory, List<Locale> languages) {
        if (directory == null) {
            return List.of();
        }
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
