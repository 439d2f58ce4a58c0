package finme.admin.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.resource.Preconditions;
import finme.form.CanonicalField;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.Forms;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/forms")
@Tag(name = "Forms")
class FormController {
    private final Forms forms;
    private final FormDrafts drafts;
    private final FormImpact impact;

    FormController(Forms forms, FormDrafts drafts, FormImpact impact) {
        this.forms = forms;
        this.drafts = drafts;
        this.impact = impact;
    }

    /** @param version null when it was never published @param draft revision of the draft, null when there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String key,
            String title,
            @Nullable Integer version,
            @Nullable String note,
            String source,
            Set<String> languages,
            @Nullable Integer draft) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            String key,
            @Nullable Integer version,
            @Nullable String note,
            String source,
            Set<String> languages,
            @Nullable Integer draft,
            JsonNode schema,
            Map<String, Map<String, String>> translations) {}

    @GetMapping
    @Operation(summary = "All forms, by key, also those that are drafts only")
    Slice<Summary> list() {
        TreeSet<String> keys = new TreeSet<>(drafts.keys());
        forms.all().forEach(form -> keys.add(form.key()));
        return new Slice<>(keys.stream().map(this::summary).toList(), null);
    }

    @GetMapping("/{key}")
    @Operation(summary = "A form as it is published; one that is a draft only as it is drafted, without a version")
    ResponseEntity<Detail> one(@PathVariable String key) {
        Form published = forms.current(key).orElse(null);
        Form form = published == null ? drafted(key) : published;
        Integer version = published == null ? null : published.version();
        Detail detail = new Detail(
                key,
                version,
                form.note(),
                form.read().source(),
                form.languages(),
                revision(key),
                form.schema(),
                form.translations());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return (version == null ? answer : answer.eTag(Preconditions.etag(version))).body(detail);
    }

    @GetMapping("/fields")
    @Operation(
            summary = "What an application has, and how a form asks for it best",
            description = "Each with form-js's type, validation and the properties that bind it.")
    Slice<CanonicalField> fields() {
        return new Slice<>(CanonicalField.ALL, null);
    }

    @GetMapping("/{key}/draft/impact")
    @Operation(
            summary = "Who would get less, if the draft were published",
            description = "Partners' requests and shares, rules, CRMs and the form's source that use a field which goes"
                    + " away, may be empty or loses options; with the share of the last 30 days' cases.")
    FormImpact.Impact impact(@PathVariable String key) {
        return impact.of(key);
    }

    private Summary summary(String key) {
        Form published = forms.current(key).orElse(null);
        Form form = published == null ? drafted(key) : published;
        return new Summary(
                key,
                form.schema().path("title").asText(key),
                published == null ? null : published.version(),
                form.note(),
                form.read().source(),
                form.languages(),
                revision(key));
    }

    private Form drafted(String key) {
        return drafts.find(key).map(Draft::form).orElseThrow(() -> Problem.notFound("This form"));
    }

    private @Nullable Integer revision(String key) {
        return drafts.find(key).map(Draft::revision).orElse(null);
    }
}
