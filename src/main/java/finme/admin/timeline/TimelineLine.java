package finme.admin.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.Badge;
import finme.admin.DisplayFormat;
import finme.directory.Labels;
import finme.loan.LoanApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A happening as a page tells it. @param notes who and what else, each a short text */
public record TimelineLine(Instant at, Badge mark, List<String> notes) {
    private static final DisplayFormat SHOW = new DisplayFormat();
    private static final String PARTNER = "partner_";
    private static final String CALLBACK = "callback_";
    /** What the line says anyway, and ids. */
    private static final Set<String> LEFT_OUT = Set.of(
            "to",
            "from",
            "reference",
            "source",
            "borrower",
            "partner",
            "round",
            "wave",
            "attempts",
            "what",
            "test",
            "note",
            "role");

    /** @param names of partners by code */
    public static TimelineLine of(Happening happening, Map<String, String> names, Labels labels) {
        JsonNode details = happening.details();
        String code = details == null ? "" : details.path("partner").asText("");
        String partner = names.getOrDefault(code, code);
        return new TimelineLine(happening.at(), mark(happening.action(), partner), notes(happening, details, labels));
    }

    private static Badge mark(String action, String partner) {
        if (action.equals("sent_to_partner")) {
            return new Badge("info", "send", "Sent to " + partner);
        }
        if (action.startsWith(PARTNER) || action.startsWith(CALLBACK)) {
            String word = action.substring(action.indexOf('_') + 1);
            Badge said = SHOW.mark(word.toUpperCase(Locale.ROOT));
            return new Badge(
                    said.tone(), said.icon(), partner + ": " + said.text().toLowerCase(Locale.ROOT));
        }
        return SHOW.mark(action.toUpperCase(Locale.ROOT));
    }

    private static List<String> notes(Happening happening, @Nullable JsonNode details, Labels labels) {
        List<String> notes = new ArrayList<>();
        if (!happening.actor().equals("system") && !happening.actor().startsWith("partner:")) {
            notes.add("by " + happening.actor().replace("source:", "source "));
        }
        if (details == null) {
            return notes;
        }
        if (details.has("wave")) {
            int round = details.path("round").asInt();
            notes.add((round > 1 ? "round " + round + ", " : "") + "step "
                    + details.path("wave").asText());
        }
        if (details.path("attempts").asInt() > 1) {
            notes.add(details.path("attempts").asText() + " tries");
        }
        details.properties().stream()
                .filter(field ->
                        field.getValue().isValueNode() && !field.getValue().isNull())
                .filter(field -> !LEFT_OUT.contains(field.getKey()))
                .filter(field -> !happening.action().endsWith(field.getValue().asText()))
                .forEach(field -> notes.add(field.getKey() + " "
                        + worded(field.getKey(), field.getValue().asText(), labels)));
        return notes;
    }

    private static String worded(String name, String value, Labels labels) {
        if (name.equals("reason") && value.startsWith(LoanApplication.DUPLICATE_OF)) {
            return "repeats " + value.substring(LoanApplication.DUPLICATE_OF.length());
        }
        String label = name.equals("reason") ? labels.known("decline-reasons", value) : null;
        if (label == null && value.matches("[A-Z][A-Z_]{3,}")) {
            return SHOW.words(value).toLowerCase(Locale.ENGLISH);
        }
        if (label == null && name.equals("reason") && value.matches("[a-z]+(_[a-z]+)+")) {
            return value.replace('_', ' ');
        }
        return label == null ? value : label.toLowerCase(Locale.ENGLISH);
    }
}
