package finme.admin.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.DisplayFormat;
import finme.directory.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The canonical document as a page reads it out: sections of labelled lines. @param masked whether values are hidden @param erased the person @param expired the document alone */
record Dossier(boolean masked, boolean erased, boolean expired, List<Section> sections) {
    record Section(String title, List<Line> lines) {}

    record Line(String label, String value) {}

    private static final DisplayFormat SHOW = new DisplayFormat();
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();
    /** Members that hold a directory's codes. */
    private static final Map<String, String> CODES =
            Map.of("region", "regions", "country", "countries", "status", "employment-kinds");

    static {
        SECTIONS.put("borrower", "Borrower");
        SECTIONS.put("employment", "Employment");
        SECTIONS.put("obligations", "Obligations");
        SECTIONS.put("consents", "Consent");
        SECTIONS.put("attributes", "Further answers");
    }

    static Dossier of(ObjectNode detail, Labels labels) {
        List<Section> sections = new ArrayList<>();
        SECTIONS.forEach((name, title) -> {
            List<Line> lines = new ArrayList<>();
            read("", name.equals("attributes") ? detail.path(name) : worded(detail.path(name), labels), lines);
            if (!lines.isEmpty()) {
                sections.add(new Section(title, lines));
            }
        });
        return new Dossier(
                detail.path("masked").asBoolean(true),
                detail.path("erased").asBoolean(false),
                detail.path("expired").asBoolean(false),
                sections);
    }

    /** Whether there is anything to show in clear. */
    public boolean gone() {
        return erased || expired;
    }

    /** Codes and times in words; a masked one stays as it is. */
    private static JsonNode worded(JsonNode section, Labels labels) {
        JsonNode copy = section.deepCopy();
        CODES.forEach((member, directory) -> copy.findParents(member).forEach(holder -> {
            String label = labels.known(directory, holder.path(member).textValue());
            if (label != null) {
                ((ObjectNode) holder).put(member, label);
            }
        }));
        copy.findParents("givenAt")
                .forEach(consent -> ((ObjectNode) consent)
                        .put("kind", SHOW.words(consent.path("kind").asText()))
                        .put(
                                "givenAt",
                                SHOW.time(Instant.parse(consent.path("givenAt").asText()))));
        return copy;
    }

    /** A masked amount stays as it is. */
    private static String money(JsonNode value, String currency) {
        return value.isNumber() ? SHOW.money(value.decimalValue(), currency) : value.asText();
    }

    private static void read(String label, JsonNode node, List<Line> lines) {
        if (node.isObject() && node.has("value") && node.has("currency")) {
            lines.add(new Line(
                    label, money(node.path("value"), node.path("currency").asText())));
        } else if (node.isObject()) {
            node.properties().forEach(field -> read(SHOW.label(field.getKey()), field.getValue(), lines));
        } else if (node.isArray()) {
            node.forEach(item -> read(label, item, lines));
        } else if (!node.isMissingNode() && !node.isNull()) {
            lines.add(new Line(label, node.asText()));
        }
    }
}
