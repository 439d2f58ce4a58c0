package finme.cabinet.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.gateway.BorrowerCases.FieldView;
import finme.gateway.BorrowerCases.TaskView;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a task asks for, as a form-js schema. */
record TaskForm(String id, String type, int schemaVersion, List<Component> components) {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Component(
            String id, String type, String key, String label, Map<String, Boolean> validate, List<Choice> values) {}

    record Choice(String value, String label) {}

    static TaskForm of(TaskView task, CaseTexts texts, Locale locale) {
        return new TaskForm(
                "task-" + task.id(),
                "default",
                16,
                task.fields().stream()
                        .map(field -> component(task, field, texts, locale))
                        .toList());
    }

    private static Component component(TaskView task, FieldView field, CaseTexts texts, Locale locale) {
        String type = !field.options().isEmpty() ? "select" : task.kind().equals("QUESTION") ? "textarea" : "textfield";
        return new Component(
                "field-" + field.key().replaceAll("\\W", "-"),
                type,
                field.key(),
                texts.label(field, locale),
                Map.of("required", true),
                field.options().stream()
                        .map(option -> new Choice(option.code(), option.label()))
                        .toList());
    }
}
