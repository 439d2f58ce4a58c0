package finme.admin.form.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.PastVersion;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.FormField;
import finme.form.Forms;
import finme.form.TaskForms;
import finme.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages show of published forms and drafts. */
@Component
class FormViews {
    private final Forms forms;
    private final FormDrafts drafts;
    private final TaskForms tasks;

    FormViews(Forms forms, FormDrafts drafts, TaskForms tasks) {
        this.forms = forms;
        this.drafts = drafts;
        this.tasks = tasks;
    }

    List<FormView> all() {
        TreeSet<String> keys = new TreeSet<>(drafts.keys());
        forms.all().forEach(form -> keys.add(form.key()));
        keys.addAll(tasks.keys());
        return keys.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    FormView one(String key) {
        return find(key).orElseThrow(() -> Problem.notFound("This form"));
    }

    Optional<FormView> find(String key) {
        Optional<Form> published = forms.current(key);
        Optional<Draft> draft = drafts.find(key);
        return published
                .or(() -> draft.map(Draft::form))
                .or(() -> deployed(key))
                .map(form -> FormView.of(form, published.orElse(null), publishedAt(key), draft.orElse(null)));
    }

    /** One that tasks show and nobody has published here yet. */
    Optional<Form> deployed(String key) {
        return tasks.newest(key)
                .map(schema -> ((ObjectNode) tasks.prepared(key, schema)).put("task", true))
                .map(schema -> new Form(key, null, null, schema, Map.of()));
    }

    /** What is edited next: the draft, else what is published. */
    Optional<Form> latest(String key) {
        return drafts.find(key).map(Draft::form).or(() -> forms.current(key));
    }

    /** Languages of what is edited next, in which texts are missing. */
    List<FormView.Language> missing(String key) {
        return latest(key).map(form -> FormView.of(form, null, null, null)).stream()
                .flatMap(view -> view.texts().stream())
                .filter(language -> language.missing() > 0)
                .toList();
    }

    /** What the steps of the published form are called. */
    List<String> steps(String key) {
        return forms.current(key).stream()
                .flatMap(form -> form.read().components().stream())
                .filter(component -> component.type().equals("group"))
                .map(FormField::label)
                .toList();
    }

    /** What the fields of the published form are called, by name. */
    Map<String, String> labels(String key) {
        return forms.current(key).stream()
                .flatMap(form -> form.read().fields().stream())
                .collect(Collectors.toMap(FormField::name, FormField::label, (one, same) -> one));
    }

    /** Newest first. */
    List<VersionView> versions(String key) {
        return drafts.versions(key).stream().map(VersionView::of).toList();
    }

    /** @param note why it was published, empty when nobody said */
    public record VersionView(int version, Instant at, String actor, String note) {
        static VersionView of(PastVersion past) {
            String note = past.definition().path("note").asText("");
            return new VersionView(past.version(), past.at(), past.actor(), note.equals("null") ? "" : note);
        }
    }

    private @Nullable Instant publishedAt(String key) {
        return drafts.versions(key).stream().findFirst().map(PastVersion::at).orElse(null);
    }
}
