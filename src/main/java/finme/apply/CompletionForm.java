package finme.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.gateway.Completions.Asked;
import finme.gateway.Completions.Field;
import finme.kernel.Fault;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What an application came without as a form of its own: only the missing fields, each where the application has it, so that
 * a fault of the application is one of the form.
 */
@Component
class CompletionForm {
    private static final Set<String> EITHER = Set.of("/borrower/phone", "/borrower/email");
    private static final int LONGEST_NAME = 100;

    private final MessageSource messages;

    CompletionForm(MessageSource messages) {
        this.messages = messages;
    }

    ObjectNode schema(Asked asked, Locale locale) {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("type", "default")
                .put("id", "Completion")
                .put("schemaVersion", 19)
                .put("language", locale.getLanguage())
                .put("description", messages.getMessage("complete.text", null, locale));
        ArrayNode components = schema.putArray("components");
        Set<String> pointers = asked.fields().stream().map(Field::pointer).collect(Collectors.toSet());
        boolean either = pointers.containsAll(EITHER);
        for (Field field : asked.fields()) {
            boolean required = !(either && EITHER.contains(field.pointer()));
            component(components.addObject(), field, asked.currency(), required, locale);
        }
        return schema;
    }

    private void component(ObjectNode to, Field field, @Nullable String currency, boolean required, Locale locale) {
        String key = field.pointer().substring(1).replace('/', '.');
        String label = messages.getMessage("complete.field." + key, null, locale);
        String hint = messages.getMessage("complete.hint." + key, null, "", locale);
        boolean date = key.equals("borrower.birthDate");
        to.put("id", "Field_" + key.replace('.', '_')).put("key", key).put("description", hint);
        to.put(date ? "dateLabel" : "label", label);
        ObjectNode validate = to.putObject("validate").put("required", required);
        to.putObject("properties").put("canonical", key.equals("amount.value") ? "amount" : key);
        if (!field.options().isEmpty()) {
            to.put("type", "select");
            ArrayNode values = to.putArray("values");
            field.options()
                    .forEach(option ->
                            values.addObject().put("label", option.label()).put("value", option.code()));
        } else if (date) {
            to.put("type", "datetime").put("subtype", "date");
        } else if (key.equals("amount.value") || key.equals("termMonths")) {
            to.put("type", "number").put("decimalDigits", key.equals("termMonths") ? 0 : 2);
            if (currency != null && key.equals("amount.value")) {
                to.putObject("appearance").put("suffixAdorner", currency);
            }
        } else {
            to.put("type", "textfield");
            validate.put("maxLength", EITHER.contains(field.pointer()) ? 2 * LONGEST_NAME : LONGEST_NAME);
        }
    }

    /** @param fault of the application */
    static Fault told(Fault fault) {
        return new Fault("/data" + fault.pointer(), fault.code(), fault.message());
    }
}
