package finme.bench.section;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.bench.contender.Application;
import finme.dispatch.PartnerPriorities;
import finme.loan.ApplicationFacts;
import finme.mapping.Feel;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** One evaluation of the decision table and of a mapping, warm: FinMe's evaluator, and Camunda's as it comes. */
public final class Rules implements Section {
    private static final double TARGET_MICROS = 100;
    private static final ApplicationFacts FACTS = new ApplicationFacts(
            "PERSONAL_LOAN",
            BigDecimal.valueOf(6_000),
            "EUR",
            36,
            "HOME_IMPROVEMENT",
            "JM",
            36,
            "EMPLOYED",
            BigDecimal.valueOf(1_800),
            new BigDecimal("0.1389"),
            "bench",
            false,
            Map.of());

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        PartnerPriorities priorities = stage.finme().bean(PartnerPriorities.class);
        Map<String, Object> payload = payload();
        Feel feel = stage.finme().bean(Feel.class);
        Supplier<DmnDecisionTableResult> camundaTable = camundaTable();
        Supplier<Object> camundaMapping = camundaMapping(payload);
        RulesCheck.ranking(priorities.rank(FACTS), camundaTable.get());
        RulesCheck.mapping(feel.compile(Application.MAPPING).evaluate(payload), camundaMapping.get());
        double table = Micros.of(() -> priorities.rank(FACTS));
        double mapping = Micros.of(() -> feel.compile(Application.MAPPING).evaluate(payload));
        report.title("Rules");
        report.paragraph(
                "One evaluation, warm, one thread. Both gave the same result for the same input before it was timed.");
        report.head("µs", "FinMe", "Camunda's engine as it comes");
        report.row("prioritisation, 6 rules on 6 inputs", table, Micros.of(camundaTable));
        report.row("mapping of the bench's source, 25 fields", mapping, Micros.of(camundaMapping));
        report.paragraph(
                "FinMe's first figure also holds the table `distribution-strategy` and, for each lender a rule"
                        + " names in vain, which rule came closest and what stood against it; Camunda's is the bare DMN engine.");
        report.verdict(Verdict.below("µs an evaluation of the prioritisation table: under 100", table, TARGET_MICROS));
        report.verdict(Verdict.below("µs an evaluation of a mapping: under 100", mapping, TARGET_MICROS));
    }

    private static Supplier<DmnDecisionTableResult> camundaTable() throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream file = Rules.class.getResourceAsStream("/bench/partner-prioritisation.dmn")) {
            DmnDecision decision = engine.parseDecision("partner-prioritisation", Objects.requireNonNull(file));
            Map<String, Object> inputs = new HashMap<>(FACTS.asInputs());
            inputs.put("amount", 6_000d);
            return () -> engine.evaluateDecisionTable(decision, inputs);
        }
    }

    private static Supplier<Object> camundaMapping(Map<String, Object> payload) {
        FeelEngineApi engine = FeelEngineBuilder.forJava().build();
        ParsedExpression parsed = engine.parseExpression(Application.MAPPING).parsedExpression();
        if (engine.evaluate(parsed, payload).isFailure()) {
            throw new IllegalStateException("Camunda's FEEL does not read the bench's mapping");
        }
        return () -> engine.evaluate(parsed, payload).result();
    }

    private static Map<String, Object> payload() throws IOException {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return Map.of("payload", json.readValue(Application.json(1), Map.class));
    }
}
