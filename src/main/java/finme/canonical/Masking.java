package finme.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Hides personal values of a canonical application, leaving just enough to tell two people apart on the phone. What is
 * not known to be harmless is hidden whole, so a field added later is masked until somebody decides otherwise.
 */
public final class Masking {
    public static final String HIDDEN = "***";

    private static final Set<String> HARMLESS = Set.of(
            "/product",
            "/amount/value",
            "/amount/currency",
            "/termMonths",
            "/purpose",
            "/borrower/language",
            "/borrower/address/region",
            "/borrower/address/country",
            "/employment/status",
            "/employment/monthlyIncome/currency",
            "/obligations/monthlyPayments/currency",
            "/consents/kind",
            "/consents/version",
            "/consents/givenAt");

    private static final Map<String, UnaryOperator<String>> HINTS = Map.of(
            "/borrower/firstName", Masking::initial,
            "/borrower/middleName", Masking::initial,
            "/borrower/lastName", Masking::initial,
            "/borrower/birthDate", Masking::year,
            "/borrower/taxId", Masking::lastTwo,
            "/borrower/phone", Masking::lastTwo,
            "/borrower/email", Masking::mailbox);

    private Masking() {}

    public static ObjectNode mask(ObjectNode document) {
        return (ObjectNode) mask("", document.deepCopy());
    }

    /** @param attribute canonical path of the value, such as {@code borrower.address.city} */
    public static JsonNode mask(JsonNode value, String attribute) {
        return mask('/' + attribute.replace('.', '/'), value.deepCopy());
    }

    /** Whether a value is shown to everybody of the staff. @param attribute as in {@link #mask(JsonNode, String)} */
    public static boolean shows(String attribute) {
        return HARMLESS.contains('/' + attribute.replace('.', '/'));
    }

    private static JsonNode mask(String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, mask(path + "/" + name, object.get(name))));
            return object;
        }
        if (node.isArray()) {
            var masked = ((com.fasterxml.jackson.databind.node.ArrayNode) node).arrayNode();
            node.forEach(item -> masked.add(mask(path, item)));
            return masked;
        }
        if (node.isNull() || node.isBoolean() || HARMLESS.contains(path)) {
            return node;
        }
        UnaryOperator<String> hint = HINTS.get(path);
        return TextNode.valueOf(hint == null ? HIDDEN : hint.apply(node.asText()));
    }

    private static String initial(String name) {
        return name.isEmpty() ? HIDDEN : name.substring(0, name.offsetByCodePoints(0, 1)) + HIDDEN;
    }

    private static String year(String date) {
        return date.length() < 4 ? HIDDEN : date.substring(0, 4) + "-**-**";
    }

    private static String lastTwo(String number) {
        return number.length() < 6 ? HIDDEN : HIDDEN + number.substring(number.length() - 2);
    }

    private static String mailbox(String address) {
        int at = address.indexOf('@');
        return at < 1 ? HIDDEN : initial(address) + address.substring(at);
    }
}
