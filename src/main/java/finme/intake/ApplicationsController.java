package finme.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.acceptance.Acceptance;
import finme.acceptance.EdgeTally;
import finme.acceptance.EdgeTally.Attempt;
import finme.acceptance.TestMode;
import finme.gateway.ApplicationIntake;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.StatusView;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Later;
import finme.kernel.Problem;
import finme.mapping.PayloadFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/sources/{source}/applications")
@Tag(name = "Applications")
class ApplicationsController {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[ -~]{1,255}");

    private final SourceAdmission admission;
    private final RequestBodies bodies;
    private final Acceptance acceptance;
    private final ApplicationIntake intake;
    private final EdgeTally tally;

    ApplicationsController(
            SourceAdmission admission,
            RequestBodies bodies,
            Acceptance acceptance,
            ApplicationIntake intake,
            EdgeTally tally) {
        this.admission = admission;
        this.bodies = bodies;
        this.acceptance = acceptance;
        this.intake = intake;
        this.tally = tally;
    }

    /** @param completeUrl only when INCOMPLETE */
    record Accepted(
            UUID id,
            String reference,
            String status,
            String statusUrl,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String completeUrl,

            List<Fault> warnings) {}

    @PostMapping
    @Operation(
            summary = "Send an application in the source's own format",
            description =
                    "Bearer key of the source. A repeat (same Idempotency-Key or same external id; without both the"
                            + " same body within 60 s) gives the same answer with Idempotency-Replayed: true. Where the source"
                            + " allows it, an application without all it needs is INCOMPLETE, and completeUrl leads the borrower"
                            + " to a page that asks for the rest.",
            parameters =
                    @Parameter(
                            name = "test",
                            in = ParameterIn.QUERY,
                            description = "Makes it a test that ends as asked: no live partner, no CRM, no count",
                            schema = @Schema(allowableValues = {"OFFERED", "DECLINED", "PENDING", "UNPLACED"})))
    @RequestBody(
            required = true,
            description =
                    "What the source's mapping was written for; POST it as the source's format says. At most 1 MiB.",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "application/xml"),
                @Content(mediaType = "application/x-www-form-urlencoded"),
                @Content(mediaType = "text/csv")
            })
    @ApiResponse(responseCode = "202", description = "Stored; its processing has begun")
    @ApiResponse(responseCode = "400", description = "The body is not what its media type says", content = @Content)
    @ApiResponse(responseCode = "401", description = "Unknown source or key", content = @Content)
    @ApiResponse(responseCode = "403", description = "The source is paused", content = @Content)
    @ApiResponse(responseCode = "409", description = "The first of these repeats is in progress", content = @Content)
    @ApiResponse(responseCode = "413", description = "More than 1 MiB", content = @Content)
    @ApiResponse(responseCode = "415", description = "Not the source's media type", content = @Content)
    @ApiResponse(
            responseCode = "422",
            description = "Every fault with its JSON pointer, or a key used again",
            content = @Content)
    @ApiResponse(responseCode = "429", description = "The source's limit; see Retry-After", content = @Content)
    @ApiResponse(responseCode = "503", description = "Ours; see Retry-After", content = @Content)
    CompletableFuture<ResponseEntity<Accepted>> send(
            @PathVariable String source,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        SourceProfile profile = admission.admit(source, request, response);
        Attempt attempt = tally.attempt(profile);
        UriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentContextPath();
        return Later.of(() -> intake.submit(submission(profile, key, request, attempt)))
                .whenComplete(attempt::ended)
                .thenApply(receipt -> accepted(here, source, receipt));
    }

    private Submission submission(
            SourceProfile source, @Nullable String key, HttpServletRequest request, Attempt attempt)
            throws IOException {
        admission.limit(source);
        checkKey(key);
        PayloadFormat format = PayloadFormat.valueOf(source.format());
        Charset charset = bodies.charset(format, request.getContentType());
        byte[] body = bodies.read(request);
        String test = TestMode.asked(request);
        Object payload = bodies.parse(format, body, charset);
        attempt.read(payload, test != null);
        return acceptance.accept(source, payload, body, key, test);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Where an application of this source stands; no personal data")
    CompletableFuture<StatusView> status(
            @PathVariable String source,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        SourceProfile profile = admission.admit(source, request, response);
        return intake.status(profile.code(), uuid(id))
                .thenApply(found -> found.orElseThrow(ApplicationsController::unknown));
    }

    private static ResponseEntity<Accepted> accepted(UriComponentsBuilder here, String source, Receipt receipt) {
        String url = here.cloneBuilder()
                .path("/api/v1/sources/{source}/applications/{id}")
                .build(source, receipt.id())
                .toString();
        ResponseEntity.BodyBuilder response = ResponseEntity.accepted().location(URI.create(url));
        if (receipt.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        String completeUrl = receipt.completeUrl() == null
                ? null
                : here.cloneBuilder().path(receipt.completeUrl()).toUriString();
        return response.body(new Accepted(
                receipt.id(), receipt.reference(), receipt.status(), url, completeUrl, receipt.warnings()));
    }

    private static void checkKey(@Nullable String key) {
        if (key != null && (key.isBlank() || !KEY_FORM.matcher(key).matches())) {
            throw Problem.of(400, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 characters of ASCII.");
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("The application");
    }
}
