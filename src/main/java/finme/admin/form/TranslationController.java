package finme.admin.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.resource.Preconditions;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.FormDrafts.Seen;
import finme.form.FormTexts;
import finme.form.Forms;
import finme.kernel.Fault;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A form's texts in other languages: of its draft where there is one. */
@RestController
@RequestMapping("/api/v1/admin/forms/{key}/translations/{language}")
@Tag(name = "Forms")
class TranslationController {
    private static final String DRAFT = "draft-";

    private final Forms forms;
    private final FormDrafts drafts;

    TranslationController(Forms forms, FormDrafts drafts) {
        this.forms = forms;
        this.drafts = drafts;
    }

    /**
     * @param of {@code draft} or {@code published}
     * @param texts by place
     * @param original the form's own texts, each place once
     * @param missing places without a text in this language
     * @param tag of what they were read from
     */
    record Translation(
            String key,
            String language,
            String of,
            Map<String, String> texts,
            Map<String, String> original,
            List<String> missing,
            @JsonIgnore String tag) {}

    @GetMapping
    @Operation(summary = "Texts in one language, and which are missing")
    ResponseEntity<Translation> texts(@PathVariable String key, @PathVariable String language) {
        return answer(translation(key, language));
    }

    @PutMapping
    @Operation(
            summary = "Replace the texts in one language",
            description =
                    "{\"texts\": {\"amount.label\": \"…\"}}, or the texts alone, also nested by field. They go into"
                            + " the draft; where there is none they are published at once as a new version. With If-Match"
                            + " only over what was read.")
    @ApiResponse(responseCode = "412", description = "It was changed in the meantime", content = @Content)
    ResponseEntity<Translation> put(
            @PathVariable String key,
            @PathVariable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body,
            Principal admin) {
        Form present = latest(key);
        drafts.translate(key, language, read(body, present), seen(ifMatch), admin.getName());
        return answer(translation(key, language));
    }

    private Translation translation(String key, String language) {
        return drafts.find(key)
                .map(draft -> translation(draft.form(), language, "draft", DRAFT + draft.revision()))
                .orElseGet(() -> {
                    Form form = latest(key);
                    return translation(form, language, "published", String.valueOf(form.version()));
                });
    }

    private Form latest(String key) {
        return drafts.find(key)
                .map(Draft::form)
                .or(() -> forms.current(key))
                .orElseThrow(() -> Problem.notFound("This form"));
    }

    /** A draft's revisions and a form's versions are counted apart. */
    private static Seen seen(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Seen.ANYTHING;
        }
        String drafts = ifMatch.contains("*")
                ? ifMatch
                : ifMatch.replaceAll("\"\\d+\"", "").replace(DRAFT, "");
        return new Seen(Preconditions.of(drafts, null, false), Preconditions.of(ifMatch, null, false));
    }

    private static ResponseEntity<Translation> answer(Translation translation) {
        return ResponseEntity.ok().eTag('"' + translation.tag() + '"').body(translation);
    }

    private static Translation translation(Form form, String language, String of, String tag) {
        return new Translation(
                form.key(),
                language,
                of,
                form.translations().getOrDefault(language, Map.of()),
                FormTexts.of(form.read()),
                FormTexts.missing(form, language),
                tag);
    }

    private static Map<String, String> read(JsonNode body, Form form) {
        Map<String, String> given = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        flatten("", body.path("texts").isObject() ? body.path("texts") : body, given, faults);
        Map<String, String> places = FormTexts.of(form.read());
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((name, text) -> {
            String place = places.containsKey(name) ? name : name + ".label";
            if (places.containsKey(place)) {
                texts.put(place, text);
            } else if (!text.isBlank()) {
                faults.add(new Fault("/texts/" + name, "unknown_text", "The form has no text at this place."));
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    private static void flatten(String place, JsonNode node, Map<String, String> texts, List<Fault> faults) {
        if (node.isObject()) {
            node.properties()
                    .forEach(each -> flatten(
                            place.isEmpty() ? each.getKey() : place + '.' + each.getKey(),
                            each.getValue(),
                            texts,
                            faults));
        } else if (node.isTextual() || node.isNull()) {
            texts.put(place, node.asText(""));
        } else {
            faults.add(new Fault("/texts/" + place, "invalid_type", "A text is needed here."));
        }
    }
}
