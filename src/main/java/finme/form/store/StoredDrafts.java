package finme.form.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.form.FormSchema;
import finme.form.Forms;
import finme.form.TaskForms;
import finme.form.draft.DraftChecks;
import finme.form.draft.DraftIds;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each step under the lock of the draft's row, a publication in one transaction with the end of its draft. */
@Component
class StoredDrafts implements FormDrafts {
    private final DraftRows rows;
    private final Catalogue<Form> catalogue;
    private final Forms forms;
    private final DraftChecks checks;
    private final TaskForms tasks;
    private final TransactionTemplate transaction;

    StoredDrafts(
            DraftRows rows,
            Catalogue<Form> catalogue,
            Forms forms,
            DraftChecks checks,
            TaskForms tasks,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.forms = forms;
        this.checks = checks;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<Draft> find(String key) {
        return rows.find(key);
    }

    @Override
    public List<String> keys() {
        return rows.keys();
    }

    @Override
    public List<Fault> faults(String key, JsonNode schema) {
        return checks.faults(next(key, schema, rows.find(key)), published(key));
    }

    @Override
    public Draft save(String key, JsonNode schema, ExpectedVersion expected, String actor) {
        return inTransaction(() -> {
            Optional<Draft> present = locked(key, expected, actor);
            Form next = next(key, schema, present);
            refuse(checks.faults(next, published(key)));
            return write(next, actor);
        });
    }

    @Override
    public Form translate(String key, String language, Map<String, String> texts, Seen seen, String actor) {
        return inTransaction(() -> {
            Optional<Draft> present = rows.lock(key, actor);
            present.ifPresent(draft -> seen.draft().check(draft.revision()));
            Form base = present.map(Draft::form)
                    .or(() -> forms.current(key))
                    .orElseThrow(() -> Problem.notFound("This form"));
            Form translated = base.translated(language, texts);
            refuse(checks.faults(translated, published(key)));
            if (present.isPresent()) {
                return write(translated, actor).form();
            }
            return publish(noted(translated, "Texts in " + language), seen.published(), actor);
        });
    }

    @Override
    public Form publish(String key, @Nullable String note, ExpectedVersion expected, String actor) {
        return inTransaction(() -> {
            Draft draft = draft(key, expected, actor);
            Form published = publish(noted(draft.form(), note), ExpectedVersion.ANY, actor);
            rows.write(key, null, actor);
            return published;
        });
    }

    @Override
    public void discard(String key, ExpectedVersion expected) {
        inTransaction(() -> {
            Draft draft = draft(key, expected, "");
            rows.write(key, null, draft.actor());
            return key;
        });
    }

    @Override
    public List<PastVersion> versions(String key) {
        return catalogue.history(key);
    }

    @Override
    public Form restore(String key, int version, String actor) {
        Form former = forms.version(key, version).orElseThrow(() -> Problem.notFound("This version"));
        return inTransaction(
                () -> publish(noted(former, "Version " + version + " restored"), ExpectedVersion.ANY, actor));
    }

    /** One of tasks goes to the process in the same transaction: it is live in both or in neither. */
    private Form publish(Form form, ExpectedVersion expected, String actor) {
        Form published = catalogue.put(form, expected, actor).versioned().value();
        if (published.read().isOfTask()) {
            tasks.publish(published.key(), published.schema());
        }
        return published;
    }

    private Draft write(Form form, String actor) {
        rows.write(form.key(), form, actor);
        return rows.find(form.key()).orElseThrow();
    }

    private Draft draft(String key, ExpectedVersion expected, String actor) {
        return locked(key, expected, actor).orElseThrow(() -> Problem.notFound("A draft of this form"));
    }

    private Optional<Draft> locked(String key, ExpectedVersion expected, String actor) {
        Optional<Draft> present = rows.lock(key, actor);
        expected.check(present.map(Draft::revision).orElse(null));
        return present;
    }

    /** Translations go along; the draft begins on what is published now. */
    private Form next(String key, JsonNode schema, Optional<Draft> present) {
        Form before = present.map(Draft::form).orElseGet(() -> published(key));
        return new Form(
                key,
                before == null ? null : before.version(),
                null,
                DraftIds.completed(asked(key, schema, before)),
                before == null ? Map.of() : before.translations());
    }

    /** What a process has under this key, and nobody has begun as a page, is a form of tasks without having to say so. */
    private JsonNode asked(String key, JsonNode schema, @Nullable Form before) {
        boolean ofTask = before == null
                ? FormSchema.of(schema).isOfTask() || tasks.newest(key).isPresent()
                : before.read().isOfTask();
        return ofTask && schema.isObject() ? ((ObjectNode) tasks.prepared(key, schema)).put("task", true) : schema;
    }

    private @Nullable Form published(String key) {
        return catalogue.find(key).map(Versioned::value).orElse(null);
    }

    private static Form noted(Form form, @Nullable String note) {
        return new Form(form.key(), form.version(), note, form.schema(), form.translations());
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
