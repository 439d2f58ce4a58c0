package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.PartnerPriorities.Missed;
import finme.dispatch.RoutingExplanation.Misfit;
import finme.process.decision.table.CompiledDecision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PartnerPrioritisationDecisionTests {
    private final CompiledDecision decision = Tables.shipped("partner-prioritisation.dmn");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/tables/partner-prioritisation.csv", delimiter = ';', numLinesToSkip = 1)
    void ranks(
            String name,
            String product,
            BigDecimal amount,
            String currency,
            int termMonths,
            @Nullable String purpose,
            int age,
            String employment,
            @Nullable BigDecimal debtToIncome,
            boolean returning,
            @Nullable String partners) {
        Map<String, Object> facts = Tables.facts(
                product, amount, currency, termMonths, purpose, age, employment, null, debtToIncome, returning);
        assertThat(PartnerRanking.of(decision, facts).matched().stream()
                        .map(each -> each.partner() + ' ' + each.tier())
                        .sorted((one, other) -> one.charAt(one.length() - 1) != other.charAt(other.length() - 1)
                                ? one.charAt(one.length() - 1) - other.charAt(other.length() - 1)
                                : one.compareTo(other))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(Objects.requireNonNullElse(partners, ""));
    }

    @Test
    void saysForEveryPartnerWhichRuleDecided() {
        PartnerRanking ranking = PartnerRanking.of(decision, Tables.facts());
        assertThat(Stream.concat(
                        ranking.matched().stream().map(Matched::partner),
                        ranking.missed().stream().map(Missed::partner)))
                .containsExactlyInAnyOrder(
                        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota");
        assertThat(ranking.matched().get(0).rule().id()).isEqualTo("Rule_HomeImprovement");
        assertThat(ranking.matched().get(0).rule().description())
                .isEqualTo("Gamma Bank knows homes and is asked first when one is improved.");
    }

    @Test
    void namesTheRuleThatCameClosestAndWhatStoodAgainstIt() {
        assertThat(PartnerRanking.of(decision, Tables.facts()).missed())
                .filteredOn(missed -> missed.partner().equals("delta"))
                .singleElement()
                .satisfies(missed -> {
                    assertThat(missed.rule().id()).isEqualTo("Rule_Hryvnia");
                    assertThat(missed.inputs()).containsExactly("currency");
                });
    }

    @Test
    void holdsARuleAgainstTheValuesOnceMore() {
        assertThat(PastRankings.misfits(
                        decision, Tables.facts(), Set.of("Rule_Hryvnia", "Rule_HomeImprovement", "Rule_NoLonger")))
                .isEqualTo(Map.of("Rule_Hryvnia", List.of(new Misfit("currency", "EUR", "\"UAH\""))));
    }

    @Test
    void givesTheSameRankingForTheSameCase() {
        assertThat(PartnerRanking.of(decision, Tables.facts()))
                .isEqualTo(PartnerRanking.of(Tables.shipped("partner-prioritisation.dmn"), Tables.facts()));
    }
}
