package finme.admin.directory;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.directory.Directory;
import finme.directory.Labels;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A directory as somebody reads it out: one label an entry, in the language that was asked for. */
@RestController
@Tag(name = "Directories")
class LabelsController {
    private final Catalogue<Directory> directories;
    private final Labels labels;

    LabelsController(Catalogue<Directory> directories, Labels labels) {
        this.directories = directories;
        this.labels = labels;
    }

    /** @param validFrom null: since ever */
    record InWords(
            String code,
            String label,
            boolean active,
            @Nullable LocalDate validFrom) {}

    /** @param version of the directory */
    record Read(int version, List<InWords> items) {}

    @GetMapping("/api/v1/admin/directories/{code}/labels")
    @Operation(
            summary = "Its entries in one language, in their order",
            description =
                    "The parameter's language, else the first of Accept-Language that an entry has a label in, else"
                            + " English, else any. Retired entries are among them: old cases hold their codes.")
    @ApiResponse(responseCode = "422", description = "language is no language tag")
    ResponseEntity<Read> labels(
            @PathVariable String code,
            @Parameter(description = "Such as cs or pt-BR") @RequestParam(required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        List<Locale> wanted = language == null || language.isBlank() ? accepted(accepted) : List.of(asked(language));
        Versioned<Directory> found = directories.find(code).orElseThrow(() -> Problem.notFound("This directory"));
        List<InWords> items = found.value().entries().stream()
                .map(entry -> new InWords(
                        entry.code(),
                        labels.find(code, entry.code(), wanted)
                                .map(Labels.Label::text)
                                .orElse(entry.code()),
                        entry.inUse(),
                        entry.validFrom()))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new Read(found.version(), items));
    }

    private static Locale asked(String language) {
        Locale asked = Locale.forLanguageTag(language.strip());
        if (asked.getLanguage().isEmpty()) {
            throw Problem.invalid("/language", "invalid_language", "A language tag is needed, such as cs or pt-BR.");
        }
        return asked;
    }

    /** A header that nobody can read wants nothing. */
    private static List<Locale> accepted(@Nullable String header) {
        try {
            return header == null
                    ? List.of()
                    : LanguageRange.parse(header).stream()
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
