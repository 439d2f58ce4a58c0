package finme.form.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Forms and what somebody filled in, by chance but the same every time. Ids are keys, so that errors can be compared. */
final class GeneratedForms {
    private static final List<String> PATTERNS =
            List.of("^[A-Z]{2}\\d{2,4}$", "\\d", "^(?:abc|de?f)+$", "^\\S+@x$", "[^a]b");
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "abc",
            "AB123",
            "  x  ",
            "def",
            "q@x",
            "anna@example.test",
            "no mail",
            "+420601000184",
            "0601",
            "ab\ncd");
    private static final List<String> OPTIONS = List.of("A", "B", "C", "D");

    private final Random random;
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int count;

    GeneratedForms(long seed) {
        this.random = new Random(seed);
    }

    /** @return {@code {"schema": …, "data": …}} */
    ObjectNode next() {
        List.of(numbers, flags, choices, texts).forEach(List::clear);
        count = 0;
        ObjectNode schema = nodes.objectNode().put("type", "default").put("schemaVersion", 19);
        ObjectNode data = nodes.objectNode();
        ArrayNode components = schema.putArray("components");
        int size = 2 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            switch (random.nextInt(10)) {
                case 0 -> group(components, data);
                case 1 -> list(components, data);
                default -> field(components, data, "");
            }
        }
        ObjectNode pair = nodes.objectNode();
        pair.set("schema", schema);
        pair.set("data", data);
        return pair;
    }

    private void group(ArrayNode components, ObjectNode data) {
        ObjectNode group = components.addObject().put("type", "group").put("id", name("g"));
        boolean pathed = random.nextBoolean();
        ObjectNode inside = data;
        String prefix = "";
        if (pathed) {
            prefix = group.path("id").asText() + ".";
            group.put("path", group.path("id").asText());
            inside = nodes.objectNode();
            data.set(group.path("id").asText(), inside);
        }
        condition(group);
        ArrayNode below = group.putArray("components");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            field(below, inside, prefix);
        }
    }

    private void list(ArrayNode components, ObjectNode data) {
        String name = name("l");
        ObjectNode list = components
                .addObject()
                .put("type", "dynamiclist")
                .put("id", name)
                .put("path", name);
        condition(list);
        ArrayNode below = list.putArray("components");
        String number = name("n");
        ObjectNode first =
                below.addObject().put("type", "number").put("id", number).put("key", number);
        rules(first, "number");
        String text = name("t");
        ObjectNode second =
                below.addObject().put("type", "textfield").put("id", text).put("key", text);
        rules(second, "textfield");
        if (chance(2)) {
            second.putObject("conditional").put("hide", "=this." + number + " > 5");
        }
        ArrayNode items = data.putArray(name);
        for (int i = 0; i < random.nextInt(4); i++) {
            ObjectNode item = items.addObject();
            value("number", first, set(item, number));
            value("textfield", second, set(item, text));
        }
    }

    private void field(ArrayNode components, ObjectNode data, String prefix) {
        String type = List.of(
                        "textfield",
                        "textarea",
                        "number",
                        "number",
                        "checkbox",
                        "radio",
                        "select",
                        "checklist",
                        "taglist",
                        "datetime",
                        "expression")
                .get(random.nextInt(11));
        String key = name("f");
        ObjectNode field =
                components.addObject().put("type", type).put("id", key).put("key", key);
        if (type.equals("expression")) {
            field.put("expression", formula());
        } else if (type.equals("datetime")) {
            field.put("subtype", List.of("date", "time", "datetime").get(random.nextInt(3)));
        } else if (OptionsOf.has(type)) {
            ArrayNode values = field.putArray("values");
            OPTIONS.subList(0, 1 + random.nextInt(4))
                    .forEach(each -> values.addObject().put("label", each).put("value", each));
        }
        condition(field);
        if (!type.equals("expression")) {
            rules(field, type);
            if (chance(12)) {
                field.put("disabled", true);
            } else if (chance(12)) {
                field.put("readonly", true);
            }
            value(type, field, set(data, key));
        }
        if (type.equals("number") && chance(6)) {
            field.put("serializeToString", true);
        } else {
            remember(type, prefix + key);
        }
    }

    private void remember(String type, String path) {
        switch (type) {
            case "number" -> numbers.add(path);
            case "checkbox" -> flags.add(path);
            case "radio", "select" -> choices.add(path);
            case "textfield" -> texts.add(path);
            default -> {}
        }
    }

    private void condition(ObjectNode field) {
        if (chance(3)) {
            field.putObject("conditional").put("hide", "=" + test());
        }
    }

    private String test() {
        List<String> tests = new ArrayList<>(List.of("false"));
        numbers.forEach(name -> tests.addAll(List.of(name + " > 5", name + " = null", name + " between 1 and 9")));
        flags.forEach(name -> tests.addAll(List.of(name, "not(" + name + ")", name + " = true")));
        choices.forEach(name -> tests.addAll(
                List.of(name + " = \"A\"", "not(" + name + " = \"B\")", "(" + name + " in [\"A\", \"C\"])")));
        texts.forEach(name -> tests.addAll(List.of(name + " = \"\"", "contains(" + name + ", \"a\")")));
        String one = tests.get(random.nextInt(tests.size()));
        return chance(4)
                ? one + (random.nextBoolean() ? " or " : " and ") + tests.get(random.nextInt(tests.size()))
                : one;
    }

    private String formula() {
        if (numbers.isEmpty()) {
            return "=1 + 2";
        }
        String number = numbers.get(random.nextInt(numbers.size()));
        return List.of(
                        "=" + number + " * 2",
                        "=if " + number + " > 3 then \"high\" else \"low\"",
                        "=" + number + " + 1.5")
                .get(random.nextInt(3));
    }

    private void rules(ObjectNode field, String type) {
        ObjectNode validate = nodes.objectNode();
        if (chance(2)) {
            validate.put("required", true);
        }
        if (type.equals("number")) {
            number(field, validate);
        } else if (type.startsWith("text")) {
            if (chance(3)) {
                validate.put("minLength", random.nextInt(4));
            }
            if (chance(3)) {
                validate.put("maxLength", 2 + random.nextInt(6));
            }
            if (chance(4)) {
                validate.put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
            } else if (chance(4)) {
                validate.put("validationType", random.nextBoolean() ? "email" : "phone");
            }
        }
        if (!validate.isEmpty()) {
            field.set("validate", validate);
        }
    }

    private void number(ObjectNode field, ObjectNode validate) {
        if (chance(3)) {
            validate.put("min", random.nextInt(5));
        }
        if (chance(3)) {
            if (numbers.isEmpty() || chance(2)) {
                validate.put("max", 5 + random.nextInt(5));
            } else {
                validate.put("max", "=" + numbers.get(0) + " + 3");
            }
        }
        if (chance(4)) {
            field.put("decimalDigits", random.nextInt(3));
        }
        if (chance(5)) {
            field.put("increment", List.of("2", "0.5", "3").get(random.nextInt(3)));
        }
        if (chance(6)) {
            field.put("defaultValue", random.nextInt(10));
        }
    }

    /** Sometimes nothing, sometimes null, sometimes of another kind. */
    private void value(String type, ObjectNode field, Consumer<Object> into) {
        switch (random.nextInt(10)) {
            case 0 -> {}
            case 1 -> into.accept(nodes.nullNode());
            case 2 ->
                into.accept(List.of(nodes.textNode("?"), nodes.numberNode(7), nodes.booleanNode(true))
                        .get(random.nextInt(3)));
            default -> into.accept(fitting(type, field));
        }
    }

    private Object fitting(String type, ObjectNode field) {
        return switch (type) {
            case "number" ->
                random.nextBoolean()
                        ? nodes.numberNode(random.nextInt(12))
                        : chance(3)
                                ? nodes.textNode("" + random.nextInt(9))
                                : nodes.numberNode(random.nextInt(40) / 4.0);
            case "checkbox" -> nodes.booleanNode(random.nextBoolean());
            case "radio", "select" -> nodes.textNode(OPTIONS.get(random.nextInt(4)));
            case "checklist", "taglist" -> {
                ArrayNode list = nodes.arrayNode();
                OPTIONS.stream().filter(each -> random.nextBoolean()).forEach(list::add);
                yield list;
            }
            case "datetime" ->
                nodes.textNode(
                        switch (field.path("subtype").asText()) {
                            case "time" -> List.of("14:30", "09:15", "soon").get(random.nextInt(3));
                            case "datetime" ->
                                List.of("2026-03-02T14:30", "2026-03-02").get(random.nextInt(2));
                            default ->
                                List.of("2026-03-02", "1990-04-17", "2026-03-02T14:30", "yesterday")
                                        .get(random.nextInt(4));
                        });
            default -> nodes.textNode(WORDS.get(random.nextInt(WORDS.size())));
        };
    }

    private static Consumer<Object> set(ObjectNode holder, String key) {
        return value -> holder.set(key, (com.fasterxml.jackson.databind.JsonNode) value);
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private String name(String prefix) {
        return prefix + ++count;
    }

    private static final class OptionsOf {
        static boolean has(String type) {
            return finme.form.FormField.CHOICES.contains(type);
        }
    }
}
