package finme.bench.section;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.dispatch.PartnerPriorities;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.jspecify.annotations.Nullable;

/** That both sides do the same work, before it is timed: a fast evaluation that matches nothing proves nothing. */
final class RulesCheck {
    private RulesCheck() {}

    static void ranking(PartnerPriorities.Ranking finme, DmnDecisionTableResult camunda) {
        List<String> ours = finme.matched().stream()
                .map(row ->
                        "%s, tier %s, weight %s, %s".formatted(row.partner(), row.tier(), row.weight(), row.minPrice()))
                .sorted()
                .toList();
        List<String> theirs = camunda.stream().map(RulesCheck::row).sorted().toList();
        demand(!ours.isEmpty() && ours.equals(theirs), "prioritisation", ours, theirs);
    }

    private static String row(DmnDecisionRuleResult row) {
        return "%s, tier %s, weight %s, %s"
                .formatted(
                        row.<Object>getEntry("partner"),
                        row.<Object>getEntry("tier"),
                        row.<Object>getEntry("weight"),
                        row.<Object>getEntry("minPrice"));
    }

    /** As JSON; numbers by their value, since one side has decimals and the other doubles. */
    static void mapping(@Nullable Object finme, @Nullable Object camunda) {
        ObjectMapper json = new ObjectMapper();
        JsonNode ours = json.valueToTree(finme);
        JsonNode theirs = json.valueToTree(camunda);
        demand(
                ours.path("borrower").path("firstName").isTextual() && ours.equals(RulesCheck::compare, theirs),
                "mapping",
                ours,
                theirs);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static void demand(boolean same, String what, Object finme, Object camunda) {
        if (!same) {
            throw new IllegalStateException("%s: FinMe gives %s, Camunda %s".formatted(what, finme, camunda));
        }
    }
}
