package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import finme.loan.Screening;
import finme.loan.Screening.Verdict;
import finme.process.decision.table.CompiledDecision;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ScreeningDecisionTests {
    private final CompiledDecision decision = Tables.shipped("screening.dmn");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/tables/screening.csv", delimiter = ';', numLinesToSkip = 1)
    void screens(
            String name,
            String product,
            String currency,
            int age,
            @Nullable BigDecimal monthlyIncome,
            @Nullable BigDecimal debtToIncome,
            Verdict verdict,
            @Nullable String reason) {
        Screening found = DmnScreeningRules.screen(
                decision,
                Tables.facts(
                        product,
                        BigDecimal.valueOf(6000),
                        currency,
                        36,
                        null,
                        age,
                        null,
                        monthlyIncome,
                        debtToIncome,
                        false));
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.text()).isNotBlank();
    }
}
