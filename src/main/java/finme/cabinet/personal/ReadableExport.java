package finme.cabinet.personal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything as lines that people read. What is said by a path keeps it: the page has words for those it knows. */
final class ReadableExport {
    private static final String FREE = "attributes.";

    private final JsonNode all;
    private final Wording wording;

    ReadableExport(JsonNode all, Wording wording) {
        this.all = all;
        this.wording = wording;
    }

    /**
     * @param path canonical, such as {@code borrower.phone}
     * @param coded whether the page has words for the text
     * @param source as the golden record names it
     */
    record Value(String path, String text, boolean coded, String source) {
        /** Where there are no words for the path: as the source named it. */
        public String name() {
            return path.startsWith(FREE) ? path.substring(FREE.length()) : path;
        }

        @Override
        public String toString() {
            return "Value[" + path + ']';
        }
    }

    record Application(String reference, String status, Instant receivedAt, List<Value> values) {}

    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        all.path("attributes")
                .forEach(attribute -> values.add(value(
                        attribute.path("name").asText(),
                        attribute.at("/value/value"),
                        attribute.at("/value/source").asText())));
        return values;
    }

    public List<Application> applications() {
        List<Application> applications = new ArrayList<>();
        all.path("applications").forEach(each -> {
            List<Value> values = new ArrayList<>();
            add("", each.path("document"), values);
            applications.add(new Application(
                    each.path("reference").asText(),
                    each.path("status").asText(),
                    Instant.parse(each.path("receivedAt").asText()),
                    values));
        });
        return applications;
    }

    private void add(String path, JsonNode node, List<Value> values) {
        if (node.isObject() && !Wording.isMoney(node)) {
            node.fields()
                    .forEachRemaining(each ->
                            add(path.isEmpty() ? each.getKey() : path + '.' + each.getKey(), each.getValue(), values));
        } else if (node.isArray()) {
            node.forEach(each -> add(path, each, values));
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.add(value(path, node, ""));
        }
    }

    private Value value(String path, JsonNode node, String source) {
        boolean coded = node.isBoolean() || path.equals("consents.kind");
        return new Value(path, wording.of(path, node), coded, source);
    }
}
