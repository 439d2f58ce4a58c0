package finme.intake;

import finme.acceptance.FileIntake;
import finme.acceptance.FileIntake.Told;
import finme.acceptance.ReportCsv;
import finme.gateway.BatchIntake;
import finme.gateway.BatchIntake.BatchView;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import finme.mapping.PayloadFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/sources/{source}/batches")
@Tag(name = "Batches", description = "Files of applications, a row each")
class BatchesController {
    private final SourceAdmission admission;
    private final RequestBodies bodies;
    private final FileIntake files;
    private final BatchIntake batches;
    private final ReportCsv reports;

    BatchesController(
            SourceAdmission admission, RequestBodies bodies, FileIntake files, BatchIntake batches, ReportCsv reports) {
        this.admission = admission;
        this.bodies = bodies;
        this.files = files;
        this.batches = batches;
        this.reports = reports;
    }

    record Opened(UUID id, String statusUrl) {}

    /** @param state so far */
    record Progress(
            UUID id,

            @Schema(
                    allowableValues = {"RECEIVING", "RUNNING", "DONE", "FAILED"},
                    description =
                            "RECEIVING: the file is still coming in. RUNNING: its rows are being taken in. DONE: every"
                                    + " row is taken in or reported. FAILED: the file did not come to its end, or could not be"
                                    + " read; nothing of it was taken in.")
            String state,

            @Schema(description = "Why it FAILED") @Nullable String reason,

            @Schema(description = "In the file; blank ones don't count")
            int rows,

            @Schema(description = "Answered with an application, new or known")
            int accepted,

            @Schema(description = "Those of the accepted whose application came before this file")
            int duplicates,

            int rejected,
            String errorsUrl) {}

    @PostMapping
    @Operation(
            summary = "Send a file of applications",
            description =
                    "For sources of format CSV: a header and a row an application, up to 10,000. Each row is read by"
                            + " the source's mapping; good rows go on, the others are reported. A byte order mark tells the"
                            + " encoding, else the charset of the content type, else it is UTF-8 or windows-1252. The same"
                            + " file, or a row with the same external id, gives the application it gave first.")
    @Parameter(
            name = "separator",
            description =
                    "comma, semicolon, tab or pipe; without it a first line sep=; says it, else the header shows it")
    @RequestBody(
            required = true,
            description = "At most 32 MiB",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "202", description = "All of it is stored; its rows are taken in from now on")
    @ApiResponse(responseCode = "400", description = "No table, or it can't be read to its end", content = @Content)
    @ApiResponse(responseCode = "401", description = "Unknown source or key", content = @Content)
    @ApiResponse(responseCode = "403", description = "The source is paused", content = @Content)
    @ApiResponse(responseCode = "413", description = "Too large, or too many rows", content = @Content)
    @ApiResponse(responseCode = "415", description = "Not CSV, or not a source of CSV", content = @Content)
    @ApiResponse(responseCode = "429", description = "The source's limit; see Retry-After", content = @Content)
    @ApiResponse(responseCode = "503", description = "Ours; see Retry-After", content = @Content)
    ResponseEntity<Opened> send(
            @PathVariable String source,
            @RequestParam(required = false) @Nullable String separator,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SourceProfile profile = admission.admit(source, request, response);
        admission.limit(profile);
        Told told = Told.of(bodies.charset(PayloadFormat.CSV, request.getContentType()), separator);
        UUID id = files.take(profile, request.getInputStream(), told, null);
        String url = url(source, id, "");
        return ResponseEntity.accepted().location(URI.create(url)).body(new Opened(id, url));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a file is")
    Progress status(
            @PathVariable String source,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        BatchView view = view(admission.admit(source, request, response), id);
        return new Progress(
                view.id(),
                view.state(),
                view.reason(),
                view.rows(),
                view.accepted(),
                view.duplicates(),
                view.rejected(),
                url(source, view.id(), "/errors"));
    }

    @GetMapping("/{id}/errors")
    @Operation(
            summary = "The report on its rows, so far",
            description =
                    "CSV line,field,code,message: the line in the file, a JSON pointer into the canonical application,"
                            + " and why the row was refused. A row that repeats an application of before has the code duplicate"
                            + " and names its reference.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void errors(
            @PathVariable String source,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        BatchView view = view(admission.admit(source, request, response), id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report-" + view.id() + ".csv\"");
        reports.write(view.source(), view.id(), response.getOutputStream());
    }

    private BatchView view(SourceProfile profile, String id) {
        try {
            return batches.view(profile.code(), UUID.fromString(id)).orElseThrow(BatchesController::unknown);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("This batch");
    }

    private static String url(String source, UUID id, String rest) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/v1/sources/{source}/batches/{id}" + rest)
                .build(source, id)
                .toString();
    }
}
