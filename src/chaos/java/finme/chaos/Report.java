package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One run as Markdown. */
final class Report {
    private Report() {}

    static String of(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        Scenario scenario = outcome.scenario();
        text.append("## ")
                .append(scenario.name())
                .append(": ")
                .append(outcome.verdict())
                .append("\n\n");
        text.append("-Dchaos.seed=").append(scenario.seed()).append(". ");
        text.append(String.join("; ", outcome.facts())).append(".\n\n");
        if (!outcome.blows().isEmpty()) {
            text.append(
                    "| blow | after so many acknowledged | live then | answering again after | all that was locked taken up after |\n|---|---|---|---|---|\n");
            outcome.blows().forEach(blow -> text.append(blow.line()).append('\n'));
            text.append('\n');
        }
        JsonNode audit = outcome.audit();
        text.append("FinMe's own audit: %s applications, %s acknowledged, %s ended, %s live.\n\n"
                .formatted(
                        audit.path("applications"),
                        audit.path("acknowledged"),
                        audit.path("ended"),
                        audit.path("live")));
        text.append("| rule | checked | findings | first |\n|---|---|---|---|\n");
        audit.path("rules")
                .forEach(rule -> text.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                rule.path("code").asText(),
                                rule.path("checked"),
                                rule.path("findings"),
                                rule.path("examples").path(0).path("text").asText(""))));
        outcome.outside()
                .forEach((code, found) ->
                        text.append("| %s | | %d | %s |\n".formatted(code, found.size(), first(found))));
        return text.append('\n').toString();
    }

    static String of(List<Played> runs) {
        StringBuilder text = new StringBuilder("# Crash audit\n\n| run | verdict |\n|---|---|\n");
        runs.forEach(run -> text.append("| %s | %s |\n".formatted(run.name(), run.verdict())));
        text.append('\n');
        runs.forEach(run -> text.append(run.report()));
        return text.toString();
    }

    private static String first(List<String> found) {
        return found.isEmpty() ? "" : found.get(0);
    }
}
