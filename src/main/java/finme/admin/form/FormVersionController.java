package finme.admin.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.catalogue.PastVersion;
import finme.form.Form;
import finme.form.FormDiff;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.Forms;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was published: no version of it ever changes. */
@RestController
@RequestMapping("/api/v1/admin/forms/{key}/versions")
@Tag(name = "Forms")
class FormVersionController {
    private static final String DRAFT = "draft";

    private final Forms forms;
    private final FormDrafts drafts;

    FormVersionController(Forms forms, FormDrafts drafts) {
        this.forms = forms;
        this.drafts = drafts;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(
            int version, Instant at, String actor, @Nullable String note) {}

    /** @param from the older one @param to the newer one, or {@code draft} */
    record Difference(String from, String to, List<FormDiff.Change> changes) {}

    record Restored(String key, @Nullable Integer version) {}

    @GetMapping
    @Operation(summary = "What was published, newest first")
    Slice<Published> versions(@PathVariable String key) {
        List<Published> versions = drafts.versions(key).stream()
                .map(FormVersionController::published)
                .toList();
        if (versions.isEmpty() && drafts.find(key).isEmpty()) {
            throw Problem.notFound("This form");
        }
        return new Slice<>(versions, null);
    }

    @GetMapping("/{version}")
    @Operation(summary = "A version as it was published")
    Form one(@PathVariable String key, @PathVariable int version) {
        return find(key, version);
    }

    @GetMapping("/{version}/diff")
    @Operation(
            summary = "What became different between two versions, field by field and in words",
            description = "Told from the older one to the newer one. with=draft compares with the draft.")
    Difference diff(
            @PathVariable String key,
            @PathVariable int version,
            @Parameter(description = "A version or draft") @RequestParam String with) {
        Form one = find(key, version);
        if (with.equals(DRAFT)) {
            Form draft = drafts.find(key).map(Draft::form).orElseThrow(() -> Problem.notFound("A draft of this form"));
            return new Difference("" + version, DRAFT, FormDiff.between(one, draft));
        }
        int second = number(with);
        Form other = find(key, second);
        return version <= second
                ? new Difference("" + version, "" + second, FormDiff.between(one, other))
                : new Difference("" + second, "" + version, FormDiff.between(other, one));
    }

    @PostMapping("/{version}/restore")
    @Operation(
            summary = "Publish a former version anew",
            description = "It becomes the newest version at once; a draft stays as it is.")
    Restored restore(@PathVariable String key, @PathVariable int version, Principal admin) {
        return new Restored(key, drafts.restore(key, version, admin.getName()).version());
    }

    private Form find(String key, int version) {
        return forms.version(key, version).orElseThrow(() -> Problem.notFound("This version"));
    }

    private static int number(String with) {
        try {
            return Integer.parseInt(with);
        } catch (NumberFormatException none) {
            throw Problem.invalid("/with", "invalid_version", "A version's number is needed, or draft.");
        }
    }

    private static Published published(PastVersion past) {
        String note = past.definition().path("note").asText("");
        return new Published(past.version(), past.at(), past.actor(), note.isEmpty() ? null : note);
    }
}
