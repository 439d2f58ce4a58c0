package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.PartnerPriorities.Mode;
import finme.process.decision.table.CompiledDecision;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DistributionDecisionTests {
    private final CompiledDecision decision = Tables.shipped("distribution.dmn");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/tables/distribution.csv", delimiter = ';', numLinesToSkip = 1)
    void distributes(
            String name,
            BigDecimal amount,
            String currency,
            int termMonths,
            Mode mode,
            int maxPartners,
            Duration timeBudget) {
        assertThat(Distribution.of(
                        decision,
                        Tables.facts("PERSONAL_LOAN", amount, currency, termMonths, null, 36, null, null, null, false)))
                .isEqualTo(new Distribution(mode, maxPartners, timeBudget));
    }
}
