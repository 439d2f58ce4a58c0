package finme.admin.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.resource.FormFields;
import finme.admin.resource.FormFields.Kind;
import finme.admin.resource.JsonResources;
import finme.directory.Directory;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of a directory as inputs, a row each; the others stay as they are. A row that was there before names its
 * entry in {@code was}, so that nobody retires what they don't see.
 */
final class DirectoryForm {
    /** Rows at once: a browser sends no more than a thousand values, and nobody looks through more. */
    static final int ROWS = 25;

    private static final int LANGUAGES = 12;
    private static final String ENTRIES = "/entries/";

    private final Map<String, String> sent;
    private final List<String> languages;
    private final int rows;
    private final FormFields fields;
    private @Nullable String focus;

    private DirectoryForm(Map<String, String> sent) {
        this.sent = new LinkedHashMap<>(sent);
        this.languages = new ArrayList<>(
                Arrays.stream(sent.getOrDefault("languages", "en").split(","))
                        .filter(language -> language.matches("[a-z]{2}"))
                        .distinct()
                        .limit(LANGUAGES)
                        .toList());
        this.rows = rows(sent.getOrDefault("rows", "0"));
        this.fields = read();
    }

    private static int rows(String text) {
        try {
            return Math.max(0, Math.min(2 * ROWS, Integer.parseInt(text)));
        } catch (NumberFormatException otherwise) {
            return 0;
        }
    }

    static DirectoryForm sent(Map<String, String> parameters) {
        return new DirectoryForm(parameters);
    }

    /** @param shown of the directory's entries */
    static DirectoryForm of(Directory directory, List<Directory.Entry> shown) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> languages = DirectoryCsv.languages(directory);
        values.put("languages", languages.isEmpty() ? "en" : String.join(",", languages));
        values.put("rows", String.valueOf(shown.size()));
        for (int i = 0; i < shown.size(); i++) {
            Directory.Entry entry = shown.get(i);
            String row = ENTRIES + i;
            values.put(row + "/was", entry.code());
            values.put(row + "/code", entry.code());
            values.put(
                    row + "/validFrom",
                    entry.validFrom() == null ? "" : entry.validFrom().toString());
            values.put(row + "/active", String.valueOf(entry.inUse()));
            values.put(row + "/order", String.valueOf(entry.order()));
            entry.labels().forEach((language, label) -> values.put(row + "/labels/" + language, label));
        }
        return new DirectoryForm(values);
    }

    private FormFields read() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("/code", Kind.TEXT);
        for (int i = 0; i < rows; i++) {
            String row = ENTRIES + i;
            kinds.put(row + "/code", Kind.TEXT);
            kinds.put(row + "/validFrom", Kind.TEXT);
            kinds.put(row + "/active", Kind.FLAG);
            kinds.put(row + "/order", Kind.TEXT);
            languages.forEach(language -> kinds.put(row + "/labels/" + language, Kind.TEXT));
            kinds.put(row + "/labels", Kind.TEXT);
        }
        return FormFields.sent(kinds, sent);
    }

    /** One more empty row, last in the order. */
    DirectoryForm withRow(int order) {
        sent.put("rows", String.valueOf(rows + 1));
        sent.put(ENTRIES + rows + "/active", "true");
        sent.put(ENTRIES + rows + "/order", String.valueOf(order));
        DirectoryForm form = new DirectoryForm(sent);
        form.focus = ENTRIES + rows + "/code";
        return form;
    }

    DirectoryForm withLanguage(String language) {
        boolean known = Set.of(Locale.getISOLanguages()).contains(language);
        if (known && !languages.contains(language)) {
            sent.put("languages", String.join(",", languages) + ',' + language);
        }
        DirectoryForm form = new DirectoryForm(sent);
        form.focus = rows == 0 ? null : ENTRIES + "0/labels/" + language;
        return form;
    }

    DirectoryForm withoutLanguage(String language) {
        languages.remove(language);
        sent.put("languages", String.join(",", languages));
        return new DirectoryForm(sent);
    }

    /** Of rows that were added here. */
    DirectoryForm withoutRow(int gone) {
        Map<String, String> rest = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            int row = row(name);
            if (row < gone) {
                rest.put(name, value);
            } else if (row > gone) {
                rest.put(name.replaceFirst("\\d+", String.valueOf(row - 1)), value);
            }
        });
        rest.put("rows", String.valueOf(Math.max(0, rows - 1)));
        return new DirectoryForm(rest);
    }

    private static int row(String name) {
        return name.matches("/entries/\\d{1,4}/.*") ? Integer.parseInt(name.split("/")[2]) : -1;
    }

    DirectoryForm refuse(Problem problem) {
        fields.refuse(problem);
        return this;
    }

    /**
     * @param present null for a new one
     * @throws Problem 422 with the pointers of this form's rows
     */
    Directory over(@Nullable Directory present, String code, JsonResources json) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("code", code);
        ArrayNode entries = body.putArray("entries");
        Set<String> here =
                Stream.iterate(0, i -> i + 1).limit(rows).map(this::was).collect(Collectors.toSet());
        List<Directory.Entry> others = present == null
                ? List.of()
                : present.entries().stream()
                        .filter(entry -> !here.contains(entry.code()))
                        .toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            entries.add(row(i, others, faults));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        for (Directory.Entry other : others) {
            ObjectNode kept = json.tree(other);
            if (((ObjectNode) kept.path("labels")).retain(languages).isEmpty()) {
                throw Problem.invalid("", "required", other.code() + " has labels in no other language.");
            }
            entries.add(kept);
        }
        return json.convert(body, Directory.class);
    }

    private ObjectNode row(int i, List<Directory.Entry> others, List<Fault> faults) {
        String row = ENTRIES + i;
        String code = text(row + "/code");
        if (others.stream().anyMatch(other -> other.code().equals(code))) {
            faults.add(new Fault(row + "/code", "not_unique", "Another entry has this code."));
        }
        if (!was(i).isEmpty() && !was(i).equals(code)) {
            faults.add(
                    new Fault(row + "/code", "fixed", "Cases know it as " + was(i) + ": retire it and add another."));
        }
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("code", code);
        ObjectNode labels = entry.putObject("labels");
        languages.forEach(language -> {
            String label = text(row + "/labels/" + language);
            if (!label.isEmpty()) {
                labels.put(language, label);
            }
        });
        String from = text(row + "/validFrom");
        entry.put("validFrom", from.isEmpty() ? null : from);
        entry.put("active", !text(row + "/active").equals("false"));
        String order = text(row + "/order");
        if (order.isEmpty() || order.matches("-?\\d{1,9}")) {
            entry.put("order", order.isEmpty() ? i + 1 : Integer.parseInt(order));
        } else {
            faults.add(new Fault(row + "/order", "invalid_value", "Must be a whole number."));
        }
        return entry;
    }

    private String text(String pointer) {
        return fields.text(pointer).strip();
    }

    public String was(int row) {
        return sent.getOrDefault(ENTRIES + row + "/was", "");
    }

    public FormFields fields() {
        return fields;
    }

    public List<String> languages() {
        return languages;
    }

    /** Rows that are new. */
    int added() {
        return (int) Stream.iterate(0, i -> i + 1)
                .limit(rows)
                .filter(row -> was(row).isEmpty())
                .count();
    }

    public int rows() {
        return rows;
    }

    /** Pointer of the input to begin with; null: none in particular. */
    public @Nullable String focus() {
        return focus;
    }

    /** All that was sent, for a page in between. */
    public Map<String, String> sent() {
        return sent;
    }
}
