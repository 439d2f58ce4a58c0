package finme.process.decision;

import finme.loan.ApplicationFacts;
import finme.mapping.Feel;
import finme.process.decision.table.CompiledDecision;
import finme.process.decision.table.DecisionCompiler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The bare evaluator, without an engine. */
public final class Tables {
    private static final Feel FEEL = feel();

    private Tables() {}

    public static Feel feel() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.scan("finme.mapping");
        context.refresh();
        return context.getBean(Feel.class);
    }

    static CompiledDecision shipped(String file) {
        try {
            return compiled(Files.readString(Path.of("decisions", file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static CompiledDecision compiled(String dmn) {
        Decision decision = Dmn.readModelFromStream(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(Decision.class)
                .iterator()
                .next();
        return new DecisionCompiler(FEEL).compile(decision);
    }

    static Map<String, Object> facts(
            String product,
            BigDecimal amount,
            String currency,
            int termMonths,
            @Nullable String purpose,
            int age,
            @Nullable String employment,
            @Nullable BigDecimal monthlyIncome,
            @Nullable BigDecimal debtToIncome,
            boolean returning) {
        return new ApplicationFacts(
                        product,
                        amount,
                        currency,
                        termMonths,
                        purpose,
                        "JM",
                        age,
                        employment,
                        monthlyIncome,
                        debtToIncome,
                        "web-form",
                        returning,
                        Map.of("carOwner", true))
                .asInputs();
    }

    /** 6000 EUR for 36 months, employed, aged 36. */
    static Map<String, Object> facts() {
        return facts(
                "PERSONAL_LOAN",
                new BigDecimal("6000.00"),
                "EUR",
                36,
                "HOME_IMPROVEMENT",
                36,
                "EMPLOYED",
                new BigDecimal("1800"),
                new BigDecimal("0.14"),
                false);
    }
}
