package finme.admin.form.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.directory.Directory;
import finme.directory.Labels;
import finme.form.CanonicalField;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.FormTexts;
import finme.form.Forms;
import finme.form.OptionTexts;
import finme.form.TaskForms;
import finme.kernel.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the scripts of the designer and of previews begin with, as JSON that may stand in a page. */
@Component
class DesignerData {
    private final Forms forms;
    private final FormDrafts drafts;
    private final Catalogue<Directory> directories;
    private final Labels labels;
    private final TaskForms tasks;
    private final ObjectMapper json;

    DesignerData(
            Forms forms,
            FormDrafts drafts,
            Catalogue<Directory> directories,
            Labels labels,
            TaskForms tasks,
            ObjectMapper json) {
        this.forms = forms;
        this.tasks = tasks;
        this.drafts = drafts;
        this.directories = directories;
        this.labels = labels;
        this.json = json;
    }

    /** @throws Problem 404 for what can't be the key of a form */
    static String checked(String key) {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,62}") || key.equals("new")) {
            throw Problem.notFound("This form");
        }
        return key;
    }

    /** @param from key of the form that a new one begins as; without one it begins with what every application needs */
    String of(String key, String from, String title, boolean ofTask) {
        Optional<Draft> draft = drafts.find(key);
        Optional<Form> base = draft.map(Draft::form).or(() -> forms.current(key));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("revision", draft.map(Draft::revision).orElse(null));
        data.put("begunOn", base.map(Form::version).orElse(null));
        data.put(
                "schema",
                base.map(Form::schema)
                        .or(() -> tasks.newest(key))
                        .orElseGet(() -> forms.current(from)
                                .filter(form -> form.read().isOfTask() == ofTask)
                                .map(form -> Starter.titled(form.schema(), title))
                                .orElseGet(() -> begun(title.isBlank() ? key : title, ofTask))));
        data.put("task", ofTask ? tasks.hints(key) : null);
        data.put("stored", base.isPresent());
        data.put("deployed", base.isEmpty() && tasks.newest(key).isPresent());
        data.put("fields", CanonicalField.ALL);
        data.put("directories", options());
        return write(data);
    }

    private static JsonNode begun(String title, boolean ofTask) {
        return ofTask ? Starter.ofTask(title) : Starter.schema(title);
    }

    /** @param language null for the form's own */
    String preview(String key, @Nullable String language, boolean draft) {
        Form form = (draft ? drafts.find(key).map(Draft::form) : Optional.<Form>empty())
                .or(() -> forms.current(key))
                .or(() -> drafts.find(key).map(Draft::form))
                .or(() -> tasks.newest(key).map(schema -> new Form(key, null, null, schema, Map.of())))
                .orElseThrow();
        String shown = language == null ? form.read().language() : language;
        JsonNode schema = FormTexts.localised(form, shown, this::texts);
        return write(Map.of("schema", schema, "language", shown));
    }

    private Map<String, List<OptionTexts.Option>> options() {
        Map<String, List<OptionTexts.Option>> all = new LinkedHashMap<>();
        directories.all().forEach(each -> all.put(each.code(), texts(each.code(), "en")));
        return all;
    }

    private List<OptionTexts.Option> texts(String directory, String language) {
        List<Locale> languages = List.of(Locale.forLanguageTag(language));
        LocalDate today = LocalDate.now();
        return directories.find(directory).map(Versioned::value).stream()
                .flatMap(found -> found.entries().stream())
                .filter(entry -> entry.countsOn(today))
                .map(entry -> new OptionTexts.Option(
                        entry.code(),
                        labels.find(directory, entry.code(), languages)
                                .map(Labels.Label::text)
                                .orElse(entry.code())))
                .toList();
    }

    /** Nothing in it can end the element it stands in. */
    private String write(Object data) {
        try {
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a form can't be written as JSON", impossible);
        }
    }
}
