package finme.apply.form;

import finme.form.FormField;
import finme.form.FormSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the form somebody goes on with differs from the one they began with, in what they are asked. */
final class Differences {
    private Differences() {}

    /** @return names of fields, in the order of the form */
    static List<String> newlyAsked(FormSchema form, FormSchema seen) {
        Set<String> before = seen.fields().stream().map(FormField::name).collect(Collectors.toSet());
        return form.fields().stream()
                .filter(field -> !field.type().equals("expression")
                        && !field.json().path("disabled").asBoolean(false))
                .map(FormField::name)
                .filter(name -> !before.contains(name))
                .toList();
    }

    /** @return labels of the options that were chosen, by name of the field */
    static Map<String, String> chosen(FormSchema seen, Map<String, ?> data) {
        Map<String, String> chosen = new LinkedHashMap<>();
        seen.fields().stream().filter(FormField::isChoice).forEach(field -> {
            String labels = labels(field, Data.at(data, field.path()));
            if (!labels.isEmpty()) {
                chosen.put(field.name(), labels);
            }
        });
        return chosen;
    }

    private static String labels(FormField field, @Nullable Object answer) {
        Collection<?> values =
                answer instanceof Collection<?> many ? many : answer == null ? List.of() : List.of(answer);
        Set<String> codes = values.stream().map(String::valueOf).collect(Collectors.toSet());
        List<String> labels = new ArrayList<>();
        field.json().path("values").forEach(option -> {
            if (codes.contains(option.path("value").asText())) {
                labels.add(option.path("label").asText());
            }
        });
        return String.join(", ", labels);
    }
}
