package finme.admin.form;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.FormTexts;
import finme.form.Forms;
import finme.kernel.Fault;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A form's texts in other languages: of its draft where there is one. */
@RestController
@RequestMapping("/api/v1/admin/forms/{key}/translations/{language}")
@Tag(name = "Forms")
class TranslationController {
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
     */
    record Translation(
            String key,
            String language,
            String of,
            Map<String, String> texts,
            Map<String, String> original,
            List<String> missing) {}

    @GetMapping
    @Operation(summary = "Texts in one language, and which are missing")
    Translation texts(@PathVariable String key, @PathVariable String language) {
        return drafts.find(key)
                .map(Draft::form)
                .map(form -> translation(form, language, "draft"))
                .or(() -> forms.current(key).map(form -> translation(form, language, "published")))
                .orElseThrow(() -> Problem.notFound("This form"));
    }

    @PutMapping
    @Operation(
            summary = "Replace the texts in one language",
            description =
                    "{\"texts\": {\"amount.label\": \"…\"}}, or the texts alone, also nested by field. They go into"
                            + " the draft; where there is none they are published at once as a new version.")
    Translation put(
            @PathVariable String key, @PathVariable String language, @RequestBody JsonNode body, Principal admin) {
        boolean drafted = drafts.find(key).isPresent();
        Form present = drafts.find(key)
                .map(Draft::form)
                .or(() -> forms.current(key))
                .orElseThrow(() -> Problem.notFound("This form"));
        Map<String, String> texts = read(body, present);
        Form form = drafts.translate(key, language, texts, admin.getName());
        return translation(form, language, drafted ? "draft" : "published");
    }

    private static Translation translation(Form form, String language, String of) {
        return new Translation(
                form.key(),
                language,
                of,
                form.translations().getOrDefault(language, Map.of()),
                FormTexts.of(form.read()),
                FormTexts.missing(form, language));
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
