package finme.apply.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.acceptance.TestMode;
import finme.apply.form.FormBodies.Sent;
import finme.apply.form.ShownForms.Shown;
import finme.form.Form;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.BegunForms;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Later;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/forms/{form}")
@Tag(name = "Forms", description = "What borrowers are asked, and what they answer")
class FormsController {
    private static final Pattern KEY_FORM = Pattern.compile("[ -~]{1,255}");

    private final ShownForms forms;
    private final FormSources sources;
    private final FormBodies bodies;
    private final SubmissionDesk desk;
    private final BegunForms begun;

    FormsController(ShownForms forms, FormSources sources, FormBodies bodies, SubmissionDesk desk, BegunForms begun) {
        this.forms = forms;
        this.sources = sources;
        this.bodies = bodies;
        this.desk = desk;
        this.begun = begun;
    }

    /** @param statusUrl the borrower's own page @param completeUrl only when INCOMPLETE */
    record Accepted(
            UUID id,
            String reference,
            String status,
            @Nullable String statusUrl,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String completeUrl,

            List<Fault> warnings) {}

    @GetMapping
    @Operation(
            summary = "The published form as a form-js schema",
            description = "Options of directories are filled in. In the language asked for, else in the first of"
                    + " Accept-Language that the form has.")
    @ApiResponse(responseCode = "404", description = "There is no such form", content = @Content)
    ResponseEntity<Shown> show(
            @PathVariable String form,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request) {
        Form current = forms.current(form);
        Shown shown = forms.show(current, ShownForms.language(current, language, request));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, shown.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(shown);
    }

    @PostMapping("/submissions")
    @Operation(
            summary = "Send a filled-in form: {\"version\", \"data\"}",
            description = "An application of the form's source, with intake's answers. Checked against the published"
                    + " version as form-js checks it. Faults of what the form asks point to /data/<field key>, of what an"
                    + " application needs and the form does not ask to /application/<path>. A repeat (same Idempotency-Key;"
                    + " without one the same answers within 60 s) gives the same answer with Idempotency-Replayed: true."
                    + " \"begun\" names the version it was begun on: what only that one asked is kept. \"draft\" is the token"
                    + " it was saved under, which ends with it.",
            parameters =
                    @Parameter(
                            name = "test",
                            in = ParameterIn.QUERY,
                            description = "Makes it a test that ends as asked: no live partner, no CRM, no count",
                            schema = @Schema(allowableValues = {"OFFERED", "DECLINED", "PENDING", "UNPLACED"})))
    @ApiResponse(responseCode = "202", description = "Stored; its processing has begun")
    @ApiResponse(responseCode = "403", description = "The source is paused", content = @Content)
    @ApiResponse(responseCode = "422", description = "Every fault with its JSON pointer", content = @Content)
    @ApiResponse(responseCode = "429", description = "The source's limit; see Retry-After", content = @Content)
    @ApiResponse(responseCode = "503", description = "Ours; see Retry-After", content = @Content)
    CompletableFuture<ResponseEntity<Accepted>> submit(
            @PathVariable String form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException {
        Form current = forms.current(form);
        SourceProfile source = sources.admit(current);
        if (key != null && (key.isBlank() || !KEY_FORM.matcher(key).matches())) {
            throw Problem.of(400, "invalid_idempotency_key", "An Idempotency-Key has 1 to 255 characters of ASCII.");
        }
        Sent sent = bodies.read(request);
        UriComponentsBuilder here = ServletUriComponentsBuilder.fromCurrentContextPath();
        return desk.take(current, source, sent, Proofs.of(request, current), key, TestMode.asked(request))
                .thenCompose(receipt -> forgotten(sent.draft()).thenApply(done -> accepted(here, receipt)));
    }

    /** What was sent is safe; its half-filled form goes with its time if it can't go now. */
    private CompletableFuture<Boolean> forgotten(@Nullable String token) {
        return token == null
                ? CompletableFuture.completedFuture(true)
                : Later.of(() -> begun.forget(token)).handle((done, later) -> later == null);
    }

    private static ResponseEntity<Accepted> accepted(UriComponentsBuilder here, Receipt receipt) {
        String statusUrl = url(here, receipt.statusPage());
        ResponseEntity.BodyBuilder response = ResponseEntity.accepted();
        if (statusUrl != null) {
            response.location(URI.create(statusUrl));
        }
        if (receipt.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(new Accepted(
                receipt.id(),
                receipt.reference(),
                receipt.status(),
                statusUrl,
                url(here, receipt.completeUrl()),
                receipt.warnings()));
    }

    private static @Nullable String url(UriComponentsBuilder here, @Nullable String path) {
        return path == null ? null : here.cloneBuilder().path(path).toUriString();
    }
}
