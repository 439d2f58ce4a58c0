package finme.apply;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.FormCheck;
import finme.form.FormSchema;
import finme.form.Verdict;
import finme.gateway.Completions;
import finme.gateway.Completions.Asked;
import finme.gateway.Completions.Given;
import finme.gateway.Completions.Question;
import finme.kernel.Fault;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is missing, asked by the same viewer and checked by the same rules as any published form. */
@RestController
@RequestMapping("/complete/{token}/form")
@Tag(name = "Forms")
class CompletionFormController {
    private final Completions completions;
    private final CompletionForm form;
    private final FormCheck check;

    CompletionFormController(Completions completions, CompletionForm form, FormCheck check) {
        this.completions = completions;
        this.form = form;
        this.check = check;
    }

    record Shown(String key, int version, String language, JsonNode schema) {}

    record Sent(Map<String, Object> data) {
        @Override
        public String toString() {
            return "Sent[***]";
        }
    }

    @GetMapping
    @Operation(summary = "What an application came without, as a form-js schema of only those fields")
    @ApiResponse(responseCode = "404", description = "Unknown link", content = @Content)
    ResponseEntity<Shown> show(@PathVariable String token, Locale locale) {
        JsonNode schema = form.schema(asked(token, locale), locale);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Shown("completion", 1, locale.getLanguage(), schema));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Add it: {\"data\"}; faults point to /data/<place in the application>")
    @ApiResponse(responseCode = "404", description = "Unknown link", content = @Content)
    @ApiResponse(responseCode = "422", description = "Every fault with its JSON pointer", content = @Content)
    void complete(@PathVariable String token, @RequestBody Sent sent, Locale locale) {
        Asked asked = asked(token, locale);
        if (asked.fields().isEmpty()) {
            return;
        }
        FormSchema schema = FormSchema.of(form.schema(asked, locale));
        Map<String, Object> data = sent.data() == null ? Map.of() : sent.data();
        Verdict verdict = check.check(schema, data, LocalDate.now());
        refuse(verdict.faults().stream()
                .map(fault -> new Fault("/data" + fault.pointer(), fault.code(), fault.message()))
                .toList());
        refuse(completions.complete(new Given(token, values(schema, verdict))).stream()
                .map(CompletionForm::told)
                .toList());
    }

    private Asked asked(String token, Locale locale) {
        return completions
                .find(new Question(token, locale.getLanguage()))
                .orElseThrow(() -> Problem.notFound("The application"));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static Map<String, String> values(FormSchema schema, Verdict verdict) {
        Map<String, String> values = new LinkedHashMap<>();
        schema.fields().forEach(field -> {
            Object here = verdict.values();
            for (String step : field.path()) {
                here = here instanceof Map<?, ?> map ? map.get(step) : null;
            }
            String text = here instanceof Number number
                    ? new BigDecimal(number.toString()).toPlainString()
                    : here == null ? "" : here.toString();
            values.put('/' + String.join("/", field.path()), text);
        });
        return values;
    }
}
