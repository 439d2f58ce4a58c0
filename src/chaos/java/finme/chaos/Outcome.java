package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run showed.
 *
 * @param facts lines about load and faults
 * @param settled whether nothing was live any more in time
 */
record Outcome(
        Scenario scenario,
        List<String> facts,
        List<Blow> blows,
        boolean settled,
        JsonNode audit,
        Map<String, List<String>> outside)
        implements Played {
    private static final double NEARLY_ALL = 0.99;

    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public String report() {
        return Report.of(this);
    }

    boolean clean() {
        return caughtBy().isEmpty();
    }

    /** FinMe as it is has to be clean, a mutant has to be caught by the rule that is about what it does. */
    @Override
    public boolean asExpected() {
        String mutant = scenario.mutant();
        return mutant == null ? clean() : caughtBy().contains(Mutants.rule(mutant));
    }

    /** The rules that were broken. */
    List<String> caughtBy() {
        List<String> rules = new ArrayList<>();
        if (!settled) {
            rules.add("outside.nothing_is_live");
        }
        if (scenario.held() && blows.stream().anyMatch(blow -> blow.live() < NEARLY_ALL * scenario.applications())) {
            rules.add("outside.everything_is_under_way");
        }
        if (!audit.path("clean").asBoolean() || audit.path("rules").isEmpty()) {
            rules.add("outside.audit_says_clean");
        }
        audit.path("rules").forEach(rule -> {
            if (rule.path("findings").asLong() > 0) {
                rules.add(rule.path("code").asText());
            }
        });
        outside.forEach((code, found) -> {
            if (!found.isEmpty()) {
                rules.add(code);
            }
        });
        return rules;
    }

    @Override
    public String verdict() {
        String mutant = scenario.mutant();
        if (mutant == null) {
            return clean() ? "clean" : "BROKEN: " + caughtBy();
        }
        return asExpected()
                ? "caught by " + caughtBy()
                : "SURVIVED: not caught by " + Mutants.rule(mutant) + " but " + caughtBy();
    }
}
