package finme.borrower.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A person's name as it was written; a part that is missing is empty. */
public record PersonName(String first, String middle, String last) {
    /** @param values by canonical path */
    public static PersonName of(Map<String, JsonNode> values) {
        return new PersonName(
                text(values, "borrower.firstName"),
                text(values, "borrower.middleName"),
                text(values, "borrower.lastName"));
    }

    private static String text(Map<String, JsonNode> values, String attribute) {
        JsonNode value = values.get(attribute);
        return value == null || !value.isTextual() ? "" : value.textValue();
    }

    boolean isEmpty() {
        return first.isBlank() && last.isBlank();
    }

    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
