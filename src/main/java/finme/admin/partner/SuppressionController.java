package finme.admin.partner;

import finme.kernel.Slice;
import finme.partner.SuppressionDesk;
import finme.partner.SuppressionDesk.Action;
import finme.partner.SuppressionDesk.Outcome;
import finme.partner.SuppressionDesk.Past;
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
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of people a partner does not want, as files: read while they come. */
@RestController
@RequestMapping("/api/v1/admin/partners/{code}/suppression")
@Tag(name = "Partners")
class SuppressionController {
    private final SuppressionDesk desk;
    private final SuppressionFile files;

    SuppressionController(SuppressionDesk desk, SuppressionFile files) {
        this.desk = desk;
        this.files = files;
    }

    @GetMapping("/history")
    @Operation(
            summary = "What was done to the list of people it does not want, newest first",
            description = "Counts alone: what stands on the list is kept as blind indexes and can't be read back.")
    Slice<Past> history(@PathVariable String code) {
        desk.size(code);
        return new Slice<>(desk.history(code), null);
    }

    @PutMapping(consumes = "text/csv")
    @Operation(
            summary = "Replace the list of people it does not want",
            description =
                    "CSV in UTF-8: each cell is a phone with its country, an e-mail, a tax id, or the SHA-256 of one in"
                            + " hex; a first line of names is allowed. With a fault nothing is stored, and the answer names line"
                            + " and field of each. 100,000 values at most; only their blind indexes are kept. With dryRun=true"
                            + " nothing is stored, and the answer says what would become of it.",
            requestBody = @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "422", description = "Every fault with its line and field")
    Outcome replace(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Principal admin)
            throws IOException {
        return store(code, Action.REPLACE, dryRun, request, admin);
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Add to the list of people it does not want",
            requestBody = @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "422", description = "Every fault with its line and field")
    Outcome add(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Principal admin)
            throws IOException {
        return store(code, Action.ADD, dryRun, request, admin);
    }

    @PostMapping(path = "/remove", consumes = "text/csv")
    @Operation(
            summary = "Take values from the list of people it does not want",
            description = "Plain or hashed, however they were given before; what is not on the list is passed over.",
            requestBody = @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "422", description = "Every fault with its line and field")
    Outcome remove(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            Principal admin)
            throws IOException {
        return store(code, Action.REMOVE, dryRun, request, admin);
    }

    @DeleteMapping
    @Operation(summary = "Empty the list of people it does not want")
    Outcome clear(@PathVariable String code, @RequestParam(defaultValue = "false") boolean dryRun, Principal admin) {
        return done(code, Action.CLEAR, Set.of(), dryRun, admin);
    }

    private Outcome store(String code, Action action, boolean dryRun, HttpServletRequest request, Principal admin)
            throws IOException {
        desk.size(code);
        return done(code, action, files.read(request.getInputStream()), dryRun, admin);
    }

    private Outcome done(String code, Action action, Set<String> given, boolean dryRun, Principal admin) {
        return dryRun ? desk.preview(code, action, given) : desk.change(code, action, given, admin.getName());
    }
}
