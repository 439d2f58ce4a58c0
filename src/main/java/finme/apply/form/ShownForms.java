package finme.apply.form;

import com.fasterxml.jackson.databind.JsonNode;
import finme.form.Form;
import finme.form.FormSchema;
import finme.form.FormTexts;
import finme.form.Forms;
import finme.form.OptionTexts;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published forms in the words of whoever asks. */
@Component
class ShownForms {
    private final Forms forms;
    private final OptionTexts options;

    ShownForms(Forms forms, OptionTexts options) {
        this.forms = forms;
        this.options = options;
    }

    /** @param languages all it may be shown in */
    record Shown(String key, int version, String language, Set<String> languages, JsonNode schema) {}

    /** @throws Problem 404 */
    Form current(String key) {
        return forms.current(key)
                .filter(form -> !FormSchema.isOfTask(form.schema()))
                .orElseThrow(() -> Problem.notFound("The form"));
    }

    /** @throws Problem 422 for a version that never was */
    Form version(Form current, int version) {
        if (version == number(current)) {
            return current;
        }
        return forms.version(current.key(), version)
                .orElseThrow(() -> Problem.invalid("/version", "unknown_version", "The form has no such version."));
    }

    Shown show(Form form, String language) {
        return new Shown(
                form.key(), number(form), language, form.languages(), FormTexts.localised(form, language, options));
    }

    /** @param asked by name, which counts more than what the browser prefers; null for nothing asked */
    static String language(Form form, @Nullable String asked, HttpServletRequest request) {
        Set<String> known = form.languages();
        if (asked != null && known.contains(asked)) {
            return asked;
        }
        if (asked != null) {
            String language = Locale.forLanguageTag(asked.replace('_', '-')).getLanguage();
            if (known.contains(language)) {
                return language;
            }
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(known::contains)
                .findFirst()
                .orElseGet(() -> form.read().language());
    }

    static int number(Form form) {
        return Objects.requireNonNull(form.version());
    }
}
