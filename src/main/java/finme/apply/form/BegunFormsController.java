package finme.apply.form;

import com.fasterxml.jackson.annotation.JsonRawValue;
import finme.apply.form.FormBodies.Sent;
import finme.form.Form;
import finme.form.FormField;
import finme.form.FormSchema;
import finme.gateway.BegunForms;
import finme.gateway.BegunForms.Begun;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/forms/{form}/drafts")
@Tag(name = "Forms")
class BegunFormsController {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ShownForms forms;
    private final FormSources sources;
    private final FormBodies bodies;
    private final BegunForms saved;
    private final FormCounts counts;

    BegunFormsController(
            ShownForms forms, FormSources sources, FormBodies bodies, BegunForms saved, FormCounts counts) {
        this.forms = forms;
        this.sources = sources;
        this.bodies = bodies;
        this.saved = saved;
        this.counts = counts;
    }

    /** @param resumeUrl page on which to go on; whoever has it sees what was typed */
    record Kept(String token, String resumeUrl) {}

    /**
     * @param agreeAgain consents whose words have changed since: what was ticked counts no more
     * @param newlyAsked fields that the version it was begun on did not have
     * @param chosen what the options that were chosen were called there, by field
     */
    record Found(
            int version,
            @JsonRawValue @Schema(type = "object") String data,
            @Nullable Instant savedAt,
            List<String> agreeAgain,
            List<String> newlyAsked,
            Map<String, String> chosen) {}

    @PostMapping
    @Operation(
            summary = "Save a half-filled form: {\"version\", \"data\"}",
            description = "Nothing is checked yet. It is kept sealed for 30 days, and keeps its version.")
    @ApiResponse(responseCode = "201", description = "Saved")
    ResponseEntity<Kept> begin(@PathVariable String form, HttpServletRequest request) throws IOException {
        Form current = forms.current(form);
        sources.knock(current);
        Begun begun = begun(current, bodies.read(request));
        String token = token();
        saved.begin(token, begun);
        counts.count(current, begun.version(), "saved");
        Kept kept = kept(form, token);
        return ResponseEntity.status(201)
                .header("Location", "/api/v1/forms/" + form + "/drafts/" + token)
                .cacheControl(CacheControl.noStore())
                .body(kept);
    }

    @PutMapping("/{token}")
    @Operation(summary = "Save it again")
    @ApiResponse(responseCode = "404", description = "Unknown, sent or too old", content = @Content)
    ResponseEntity<Kept> save(@PathVariable String form, @PathVariable String token, HttpServletRequest request)
            throws IOException {
        Form current = forms.current(form);
        sources.knock(current);
        Begun begun = begun(current, bodies.read(request));
        if (!TOKEN.matcher(token).matches() || !saved.save(token, begun)) {
            throw unknown();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(kept(form, token));
    }

    @GetMapping("/{token}")
    @Operation(summary = "Go on with it, also after the form has changed")
    @ApiResponse(responseCode = "404", description = "Unknown, sent or too old", content = @Content)
    ResponseEntity<Found> find(
            @PathVariable String form,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request) {
        Form current = forms.current(form);
        Begun begun = Optional.of(token)
                .filter(each -> TOKEN.matcher(each).matches())
                .flatMap(saved::find)
                .filter(each -> each.form().equals(form))
                .orElseThrow(BegunFormsController::unknown);
        counts.count(current, begun.version(), "resumed");
        Form seen = forms.version(current, begun.version());
        List<String> again = Consents.reworded(current.read(), seen.read()).stream()
                .map(FormField::name)
                .toList();
        FormSchema shown = FormSchema.of(
                forms.show(seen, ShownForms.language(seen, language, request)).schema());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Found(
                        begun.version(),
                        begun.data(),
                        begun.savedAt(),
                        again,
                        Differences.newlyAsked(current.read(), seen.read()),
                        Differences.chosen(shown, FormBodies.typed(begun.data()))));
    }

    private Begun begun(Form form, Sent sent) {
        int version = sent.version() == null ? ShownForms.number(form) : sent.version();
        forms.version(form, version);
        return new Begun(form.key(), version, FormBodies.written(sent.data()), null);
    }

    private static Kept kept(String form, String token) {
        String page = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/apply/{form}/{token}")
                .build(form, token)
                .toString();
        return new Kept(token, page);
    }

    private static String token() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Problem unknown() {
        return Problem.notFound("What was saved");
    }
}
