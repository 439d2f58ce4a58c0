package finme.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the sandbox CRM keeps: the types behind {@code $metadata}, and whether a value fits them. */
final class EdmSchema {
    static final String ID = "Id";
    /** A key of its own beside the CRM's: ours. */
    static final String FINME_ID = "FinMeId";
    /** When it was last changed, by the CRM's clock. */
    static final String MODIFIED = "ModifiedOn";

    private static final String CODE = "Code";
    private static final Map<String, Map<String, String>> COMPLEX = Map.of(
            "Dispatch",
            properties(
                    "Id",
                    "Guid",
                    "Partner",
                    "String",
                    "Outcome",
                    "String",
                    "Reason",
                    "String",
                    "SentAt",
                    "DateTimeOffset"),
            "Offer",
            properties(
                    "Partner",
                    "String",
                    "Amount",
                    "Decimal",
                    "TermMonths",
                    "Int32",
                    "Apr",
                    "Decimal",
                    "MonthlyPayment",
                    "Decimal",
                    "ExpiresAt",
                    "DateTimeOffset"));
    static final Map<String, Map<String, String>> SETS = Map.of(
            "Applications",
            properties(
                    "Id",
                    "Guid",
                    "Reference",
                    "String",
                    "Status",
                    "String",
                    "StatusReason",
                    "String",
                    "StatusSince",
                    "DateTimeOffset",
                    "Version",
                    "Int32",
                    "Source",
                    "String",
                    "ReceivedAt",
                    "DateTimeOffset",
                    "Product",
                    "String",
                    "Amount",
                    "Decimal",
                    "Currency",
                    "String",
                    "TermMonths",
                    "Int32",
                    "Purpose",
                    "String",
                    "Region",
                    "String",
                    "BorrowerId",
                    "Guid",
                    "BorrowerErased",
                    "Boolean",
                    "ReturningBorrower",
                    "Boolean",
                    "Test",
                    "Boolean",
                    "Dispatches",
                    "Collection(Dispatch)",
                    "Offers",
                    "Collection(Offer)"),
            "Contacts",
            properties(
                    "Id",
                    "Guid",
                    FINME_ID,
                    "Guid",
                    "FirstName",
                    "String",
                    "LastName",
                    "String",
                    "BirthDate",
                    "Date",
                    "MobilePhone",
                    "String",
                    "Email",
                    "String",
                    "City",
                    "String",
                    "Erased",
                    "Boolean",
                    MODIFIED,
                    "DateTimeOffset"),
            "Partners",
            properties("Code", "String", "Name", "String", "State", "String", MODIFIED, "DateTimeOffset"),
            "Directories",
            properties("Code", "String", "Version", "Int32", "Entries", "Int32", MODIFIED, "DateTimeOffset"));

    private EdmSchema() {}

    static String key(String set) {
        return SETS.getOrDefault(set, Map.of()).containsKey(CODE) ? CODE : ID;
    }

    static boolean has(String set, String property) {
        return SETS.getOrDefault(set, Map.of()).containsKey(property);
    }

    private static Map<String, String> properties(String... namesAndTypes) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            properties.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return properties;
    }

    /** @return the name of the first property that does not exist or fit, null when all do */
    static @Nullable String misfit(Map<String, String> properties, JsonNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String type = properties.get(field.getKey());
            if (!field.getKey().contains("@") && (type == null || !fits(type, field.getValue()))) {
                return field.getKey();
            }
        }
        return null;
    }

    private static boolean fits(String type, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        return switch (type) {
            case "String" -> value.isTextual();
            case "Boolean" -> value.isBoolean();
            case "Int32" -> value.isIntegralNumber() && value.canConvertToInt();
            case "Decimal" -> value.isNumber();
            case "Guid" -> value.isTextual() && guid(value.asText()) != null;
            case "Date" -> value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\d");
            case "DateTimeOffset" -> value.isTextual() && isTime(value.asText());
            default -> {
                Map<String, String> complex =
                        COMPLEX.getOrDefault(type.replaceAll("Collection\\((.*)\\)", "$1"), Map.of());
                boolean all = value.isArray();
                for (JsonNode item : value) {
                    all &= item.isObject() && misfit(complex, item) == null;
                }
                yield all;
            }
        };
    }

    static @Nullable UUID guid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    static String metadata() {
        StringBuilder xml = new StringBuilder(2048);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<edmx:Edmx Version=\"4.01\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">")
                .append("<edmx:DataServices><Schema Namespace=\"Sandbox\"")
                .append(" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n");
        COMPLEX.forEach((name, properties) -> type(xml, "ComplexType", name, "", properties));
        SETS.forEach((set, properties) -> type(
                xml, "EntityType", singular(set), "<Key><PropertyRef Name=\"" + key(set) + "\"/></Key>", properties));
        xml.append("<EntityContainer Name=\"Crm\">");
        SETS.keySet()
                .forEach(set ->
                        xml.append("<EntitySet Name=\"" + set + "\" EntityType=\"Sandbox." + singular(set) + "\"/>"));
        return xml.append("</EntityContainer>\n</Schema></edmx:DataServices></edmx:Edmx>\n")
                .toString();
    }

    private static String singular(String set) {
        return set.endsWith("ies") ? set.substring(0, set.length() - 3) + 'y' : set.substring(0, set.length() - 1);
    }

    private static void type(
            StringBuilder xml, String element, String name, String key, Map<String, String> properties) {
        xml.append('<')
                .append(element)
                .append(" Name=\"")
                .append(name)
                .append("\">")
                .append(key);
        properties.forEach((property, type) -> {
            String full =
                    type.startsWith("Collection(") ? type.replace("Collection(", "Collection(Sandbox.") : "Edm." + type;
            String facets = (key.contains('"' + property + '"') ? " Nullable=\"false\"" : "")
                    + (type.equals("Decimal") ? " Scale=\"variable\"" : "");
            xml.append("<Property Name=\"" + property + "\" Type=\"" + full + "\"" + facets + "/>");
        });
        xml.append("</").append(element).append(">\n");
    }
}
