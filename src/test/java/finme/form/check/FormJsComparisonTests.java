package finme.form.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.FormSchema;
import finme.form.Verdict;
import finme.form.Verdict.FieldFault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real form-js in Node says the same of 1,000 forms that were filled in; differences by intention are in docs/forms.md. */
class FormJsComparisonTests {
    private static final int PAIRS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("Field is required", "required"),
            Map.entry("minimum value", "too_small"),
            Map.entry("maximum value", "too_large"),
            Map.entry("minimum length", "too_short"),
            Map.entry("maximum length", "too_long"),
            Map.entry("match pattern", "pattern"),
            Map.entry("valid email", "invalid_email"),
            Map.entry("phone number", "invalid_phone"),
            Map.entry("decimal digit", "too_many_decimals"),
            Map.entry("be an integer", "too_many_decimals"),
            Map.entry("nearest valid", "not_a_step"));
    /** What form-js empties without a word, and we refuse. */
    private static final Set<String> UNREADABLE = Set.of("invalid_type", "not_an_option", "invalid_date");

    @TempDir
    Path place;

    @Test
    void formJsSaysTheSame() throws Exception {
        assumeTrue(
                Files.exists(Path.of("src/main/web/node_modules/jsdom")) && hasNode(),
                "Not compared with form-js: there is no Node here, or its packages are not installed.");
        GeneratedForms forms = new GeneratedForms(20260302);
        List<ObjectNode> pairs = Stream.generate(forms::next).limit(PAIRS).toList();
        List<JsonNode> verdicts = askFormJs(pairs);
        List<String> differences = new ArrayList<>();
        int faulty = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Verdict ours = Checks.CHECK.check(
                    FormSchema.of(pairs.get(i).path("schema")),
                    Checks.map(pairs.get(i).path("data")),
                    TODAY);
            faulty += ours.isGood() ? 0 : 1;
            differences.addAll(differences(i, pairs.get(i), verdicts.get(i), ours));
        }
        assertThat(differences.stream().limit(4))
                .as(differences.size() + " differences")
                .isEmpty();
        assertThat(faulty).isBetween(PAIRS / 3, PAIRS * 9 / 10 + PAIRS / 20);
    }

    private List<JsonNode> askFormJs(List<ObjectNode> pairs) throws IOException, InterruptedException {
        Path cases = place.resolve("cases");
        Path verdicts = place.resolve("verdicts");
        Files.writeString(cases, pairs.stream().map(ObjectNode::toString).collect(Collectors.joining("\n")));
        Process node = new ProcessBuilder(
                        "node", "src/test/node/form-js-verdicts.mjs", cases.toString(), verdicts.toString())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("log").toFile())
                .start();
        assertThat(node.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(place.resolve("log"))).isZero();
        List<JsonNode> read = new ArrayList<>();
        for (String line : Files.readAllLines(verdicts)) {
            read.add(JSON.readTree(line));
        }
        return read;
    }

    private static List<String> differences(int index, JsonNode pair, JsonNode theirs, Verdict ours) {
        List<String> found = new ArrayList<>();
        String where = "#" + index + " " + pair + "\n  form-js: " + theirs + "\n  ours:    "
                + ours.faults().stream().map(f -> f.field() + " " + f.code()).toList() + " " + ours.values();
        if (theirs.has("fault")) {
            return List.of("form-js fails at " + where);
        }
        Map<String, Set<String>> said = codes(theirs.path("errors"), FormSchema.of(pair.path("schema")));
        Map<String, Set<String>> saidHere = ours.faults().stream()
                .collect(Collectors.groupingBy(
                        FieldFault::field,
                        Collectors.mapping(FieldFault::code, Collectors.toCollection(TreeSet::new))));
        Set<String> unreadable = saidHere.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(UNREADABLE::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        for (String field : unreadable) {
            String pointer = "/" + field.replace('.', '/');
            if (theirs.path("taken").at(pointer).equals(pair.path("data").at(pointer))) {
                found.add(field + " was taken as it is by form-js, " + where);
            }
            said.remove(field);
            saidHere.remove(field);
        }
        if (!said.equals(saidHere)) {
            found.add("faults " + said + " and " + saidHere + ", " + where);
        }
        JsonNode values = Checks.tree(ours.values());
        if (!Checks.tidy(values).equals(Checks.tidy(theirs.path("data")))) {
            found.add("values " + Checks.tidy(values) + " and " + Checks.tidy(theirs.path("data")) + " " + where);
        }
        return found;
    }

    private static Map<String, Set<String>> codes(JsonNode errors, FormSchema form) {
        Map<String, Set<String>> codes = new java.util.TreeMap<>();
        errors.properties().forEach(each -> {
            String[] place = each.getKey().split("#");
            List<String> path = new ArrayList<>(form.fields().stream()
                    .filter(field -> field.id().equals(place[0]))
                    .findFirst()
                    .orElseThrow()
                    .path());
            if (place.length > 1) {
                path.add(1, place[1]);
            }
            Set<String> said = new TreeSet<>();
            each.getValue().forEach(message -> said.add(code(message.asText())));
            codes.put(String.join(".", path), said);
        });
        return codes;
    }

    private static String code(String message) {
        return CODES.entrySet().stream()
                .filter(each -> Pattern.compile(each.getKey()).matcher(message).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(message);
    }

    private static boolean hasNode() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
