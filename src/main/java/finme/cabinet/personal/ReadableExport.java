package finme.cabinet.personal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Everything as lines that people read. What is said by a path keeps it: the page has words for those it knows. */
final class ReadableExport {
    private final JsonNode all;

    ReadableExport(JsonNode all) {
        this.all = all;
    }

    /** @param path canonical, such as {@code borrower.phone} @param source as the golden record names it */
    record Value(String path, String text, String source) {}

    record Application(String reference, String status, String receivedAt, List<Value> values) {}

    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        all.path("attributes")
                .forEach(attribute -> values.add(new Value(
                        attribute.path("name").asText(),
                        text(attribute.at("/value/value")),
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
                    each.path("receivedAt").asText(),
                    values));
        });
        return applications;
    }

    private static void add(String path, JsonNode node, List<Value> values) {
        if (node.isObject() && !isMoney(node)) {
            node.fields()
                    .forEachRemaining(each ->
                            add(path.isEmpty() ? each.getKey() : path + '.' + each.getKey(), each.getValue(), values));
        } else if (node.isArray()) {
            node.forEach(each -> add(path, each, values));
        } else if (!node.isNull() && !node.isMissingNode()) {
            values.add(new Value(path, text(node), ""));
        }
    }

    private static boolean isMoney(JsonNode node) {
        return node.size() == 2 && node.has("value") && node.has("currency");
    }

    private static String text(JsonNode node) {
        if (isMoney(node)) {
            return text(node.path("value")) + " " + node.path("currency").asText();
        }
        if (node.isNumber()) {
            return node.decimalValue().toPlainString();
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
