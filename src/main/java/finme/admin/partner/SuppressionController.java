package finme.admin.partner;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.partner.SuppressionFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists of people a partner does not want, as files: read while they come. */
@RestController
@RequestMapping("/api/v1/admin/partners/{code}/suppression")
@Tag(name = "Partners")
class SuppressionController {
    private final Catalogue<Partner> partners;
    private final SuppressionFile files;

    SuppressionController(Catalogue<Partner> partners, SuppressionFile files) {
        this.partners = partners;
        this.files = files;
    }

    /** @param entries on the list now */
    record Answer(int entries, int added, int removed) {}

    @PutMapping(consumes = "text/csv")
    @Operation(
            summary = "Replace the list of people it does not want",
            description =
                    "CSV in UTF-8: each cell is a phone with its country, an e-mail, a tax id, or the SHA-256 of one in"
                            + " hex; a first line of names is allowed. With a fault nothing is stored, and the answer names line"
                            + " and field of each. 100,000 values at most; only their blind indexes are kept.",
            requestBody = @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "422", description = "Every fault with its line and field")
    Answer replace(@PathVariable String code, HttpServletRequest request, Principal admin) throws IOException {
        return store(code, files(code, request), false, admin.getName());
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Add to the list of people it does not want",
            requestBody = @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "422", description = "Every fault with its line and field")
    Answer add(@PathVariable String code, HttpServletRequest request, Principal admin) throws IOException {
        return store(code, files(code, request), true, admin.getName());
    }

    private Set<String> files(String code, HttpServletRequest request) throws IOException {
        find(code);
        return files.read(request.getInputStream());
    }

    private Answer store(String code, Set<String> given, boolean add, String admin) {
        Set<String> before = new LinkedHashSet<>();
        Set<String> after = new LinkedHashSet<>();
        partners.change(
                code,
                partner -> {
                    before.clear();
                    before.addAll(Objects.requireNonNullElse(partner.suppression(), List.of()));
                    after.clear();
                    after.addAll(add ? before : Set.of());
                    after.addAll(given);
                    if (after.size() > SuppressionFile.MOST) {
                        throw Problem.invalid("", "too_many", "A list has 100,000 values at most.");
                    }
                    return partner.withSuppression(List.copyOf(after));
                },
                admin);
        int added = (int) after.stream().filter(each -> !before.contains(each)).count();
        return new Answer(after.size(), added, before.size() + added - after.size());
    }

    private Versioned<Partner> find(String code) {
        return partners.find(code).orElseThrow(() -> Problem.notFound("This partner"));
    }
}
