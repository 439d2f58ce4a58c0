package finme.admin.resource;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A resource as an HTML form: each input is named by the JSON pointer of the value it edits, so that a fault's pointer
 * leads to its input. Blank means absent. A list of objects has a row for each, and blank rows to add some: an input named
 * {@code /limits/*&#47;max} is there once a row, and a row that is blank is none.
 */
public final class FormFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** An exponent may not blow up. */
    private static final int MOST_DIGITS = 40;

    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** A list of strings, one a line. */
        LINES,
        /** A list of words that are ticked, each an input of its own: {@code /days/MON}. */
        TICKS,
        /** A map of strings, one {@code name: value} a line. */
        PAIRS,
        /** Anything, written as JSON. */
        JSON
    }

    private final Map<String, Kind> kinds;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<String>> faults = new LinkedHashMap<>();

    private final FormRows rows;

    private FormFields(Map<String, Kind> kinds, FormRows rows) {
        this.kinds = rows.kinds(kinds);
        this.rows = rows;
    }

    /** The form as filled from a resource. */
    public static FormFields of(Map<String, Kind> kinds, ObjectNode resource) {
        FormFields fields = new FormFields(kinds, FormRows.of(kinds.keySet(), resource));
        fields.kinds.forEach((pointer, kind) -> fields.texts.put(pointer, text(kind, resource.at(pointer))));
        return fields;
    }

    /** The form as it was sent; browsers end each line with CR and LF, whatever was in it. */
    public static FormFields sent(Map<String, Kind> kinds, Map<String, String> parameters) {
        Map<String, String> plain = FormRows.ticked(kinds, parameters);
        FormRows rows = FormRows.sent(kinds.keySet(), plain);
        FormFields fields = new FormFields(kinds, rows);
        fields.kinds
                .keySet()
                .forEach(pointer ->
                        fields.texts.put(pointer, rows.sent(plain, pointer).replace("\r\n", "\n")));
        return fields;
    }

    /** @return numbers of the rows of a list, the blank ones to add some with at the end */
    public List<Integer> rows(String list) {
        return rows.numbers(list);
    }

    /** More blank rows of a list. */
    public FormFields more(String list) {
        rows.more(list);
        return this;
    }

    public boolean ticked(String pointer, String word) {
        return List.of(text(pointer).split("\\s+")).contains(word);
    }

    public FormFields with(String pointer, String text) {
        texts.put(pointer, text);
        return this;
    }

    public String text(String pointer) {
        return texts.getOrDefault(pointer, "");
    }

    public boolean flag(String pointer) {
        return "true".equals(text(pointer));
    }

    public List<String> faults(String pointer) {
        return faults.getOrDefault(pointer, List.of());
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** @return faults that belong to no single input, under the empty pointer */
    public List<String> general() {
        return faults("");
    }

    /** Hands each fault to the input it points at, or to the nearest one around it. */
    public FormFields refuse(Problem problem) {
        if (problem.errors().isEmpty()) {
            add("", problem.detail());
        }
        for (Fault fault : problem.errors()) {
            String owner = owner(fault.pointer());
            add(owner, fault.message());
        }
        return this;
    }

    /** @throws Problem 422 when a number is none or JSON does not parse */
    public ObjectNode resource() {
        return over(JsonNodeFactory.instance.objectNode());
    }

    /**
     * The resource with the form's values in place of its own; what the form has no input for stays.
     *
     * @throws Problem 422 when a number is none or JSON does not parse
     */
    public ObjectNode over(ObjectNode present) {
        ObjectNode resource = present.deepCopy();
        List<Fault> wrong = new ArrayList<>();
        rows.prepare(resource);
        kinds.forEach((pointer, kind) -> {
            String text = text(pointer).strip();
            JsonPointer place = JsonPointer.compile(pointer);
            try {
                if (text.isEmpty()) {
                    remove(resource, place);
                } else {
                    put(resource, place, value(kind, text));
                }
            } catch (JsonProcessingException | IllegalArgumentException unreadable) {
                wrong.add(new Fault(pointer, "unreadable", HELP.getOrDefault(kind, "Can't be read.")));
            }
        });
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return resource;
    }

    /** With whatever holds nothing else. */
    private static void remove(ObjectNode root, JsonPointer pointer) {
        JsonPointer holder = pointer.head();
        if (root.at(holder) instanceof ObjectNode object) {
            object.remove(pointer.last().getMatchingProperty());
            if (object.isEmpty() && !holder.matches()) {
                remove(root, holder);
            }
        }
    }

    private static final Map<Kind, String> HELP = Map.of(
            Kind.NUMBER, "Must be a number.",
            Kind.PAIRS, "One \"Name: value\" on each line.",
            Kind.JSON, "Must be valid JSON.");

    private void add(String pointer, String message) {
        faults.computeIfAbsent(pointer, none -> new ArrayList<>()).add(message);
    }

    private String owner(String pointer) {
        String owner = pointer;
        while (!owner.isEmpty() && !kinds.containsKey(owner) && !rows.isList(owner)) {
            owner = owner.substring(0, owner.lastIndexOf('/'));
        }
        return owner;
    }

    /** Rows are there already. */
    private static void put(ObjectNode root, JsonPointer pointer, JsonNode value) {
        ObjectNode holder = root;
        JsonPointer step = pointer;
        while (!step.tail().matches()) {
            JsonNode inner = holder.get(step.getMatchingProperty());
            if (inner instanceof ArrayNode list) {
                step = step.tail();
                holder = (ObjectNode) list.get(step.getMatchingIndex());
            } else {
                holder = holder.withObjectProperty(step.getMatchingProperty());
            }
            step = step.tail();
        }
        holder.set(step.getMatchingProperty(), value);
    }

    private static JsonNode value(Kind kind, String text) throws JsonProcessingException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case TEXT -> nodes.textNode(text);
            case NUMBER -> number(new BigDecimal(text));
            case FLAG -> nodes.booleanNode(Boolean.parseBoolean(text));
            case JSON -> JSON.readTree(text);
            case TICKS -> {
                var list = nodes.arrayNode();
                List.of(text.split("\\s+")).forEach(list::add);
                yield list;
            }
            case LINES -> {
                var list = nodes.arrayNode();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
                yield list;
            }
            case PAIRS -> {
                var map = nodes.objectNode();
                text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon < 1) {
                        throw new IllegalArgumentException("no colon");
                    }
                    map.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                });
                yield map;
            }
        };
    }

    /** A whole number is no fraction, however it was written. */
    private static JsonNode number(BigDecimal number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        boolean writable = number.precision() - (long) number.scale() <= MOST_DIGITS;
        return writable && number.stripTrailingZeros().scale() <= 0
                ? nodes.numberNode(number.toBigInteger())
                : nodes.numberNode(number);
    }

    private static String text(Kind kind, @Nullable JsonNode node) {
        if (node == null || node.isMissingNode() || node.isNull()) {
            return "";
        }
        return switch (kind) {
            case TEXT, FLAG -> node.asText();
            case NUMBER -> node.decimalValue().toPlainString();
            case JSON -> node.toPrettyString();
            case TICKS ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" "));
            case LINES ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("\n"));
            case PAIRS ->
                node.properties().stream()
                        .map(pair -> pair.getKey() + ": " + pair.getValue().asText())
                        .collect(Collectors.joining("\n"));
        };
    }
}
