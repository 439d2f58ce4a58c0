package finme.process.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.dispatch.PartnerPriorities.Matched;
import finme.process.decision.table.DecisionFault;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Tables as an owner may write them: any subset and order of inputs, any labels, few outputs. */
class ForeignTablesTests {
    @Test
    void readsATableWithoutWeightAndPrice() {
        PartnerRanking ranking = PartnerRanking.of(
                Tables.compiled(DmnText.table("partner-prioritisation", "COLLECT")
                        .input("purpose", "string")
                        .input("amount", "integer")
                        .output("partner", "string")
                        .output("tier", "integer")
                        .rule("Rule_A", "\"CAR\",\"HOME_IMPROVEMENT\"", "[1000..6000]", "\"omega\"", "2")
                        .rule("Rule_B", "", "6000", "\"psi\"", "1")
                        .rule("Rule_C", "-", "> 6000", "\"chi\"", "1")
                        .xml()),
                Tables.facts());
        assertThat(ranking.matched()).extracting(Matched::partner).containsExactly("psi", "omega");
        assertThat(ranking.matched()).extracting(Matched::weight).containsOnly(1);
        assertThat(ranking.missed())
                .singleElement()
                .satisfies(missed -> assertThat(missed.inputs()).containsExactly("amount"));
    }

    @Test
    void readsComputedInputsAttributesAndOutputs() {
        PartnerRanking ranking = PartnerRanking.of(
                Tables.compiled(DmnText.table("partner-prioritisation", "COLLECT")
                        .input("amount / termMonths", "double")
                        .input("attributes.carOwner", "boolean")
                        .input("monthlyIncome", "double")
                        .output("partner", "string")
                        .output("tier", "integer")
                        .output("weight", "integer")
                        .output("minPrice", "double")
                        .rule(
                                "Rule_A",
                                "< 170",
                                "true",
                                "not(< 1000)",
                                "\"omega\"",
                                "if returning then 1 else 3",
                                "5",
                                "amount / 1000")
                        .xml()),
                Tables.facts());
        assertThat(ranking.matched()).singleElement().satisfies(each -> {
            assertThat(each.tier()).isEqualTo(3);
            assertThat(each.weight()).isEqualTo(5);
            assertThat(each.minPrice()).isEqualByComparingTo(BigDecimal.valueOf(6));
        });
    }

    @Test
    void aPartnerChosenTwiceStandsOnceWithItsLowestTier() {
        PartnerRanking ranking = PartnerRanking.of(
                Tables.compiled(DmnText.table("partner-prioritisation", "RULE ORDER")
                        .input("age", "integer")
                        .output("partner", "string")
                        .output("tier", "integer")
                        .rule("Rule_A", ">= 18", "\"omega\"", "2")
                        .rule("Rule_B", "", "\"omega\"", "1")
                        .rule("Rule_C", "", "\"omega\"", "1")
                        .xml()),
                Tables.facts());
        assertThat(ranking.matched())
                .singleElement()
                .satisfies(each -> assertThat(each.rule().id()).isEqualTo("Rule_B"));
    }

    @Test
    void underFirstTheOthersAreMissedThoughTheyFit() {
        PartnerRanking ranking = PartnerRanking.of(
                Tables.compiled(DmnText.table("partner-prioritisation", "FIRST")
                        .input("age", "integer")
                        .output("partner", "string")
                        .rule("Rule_A", ">= 18", "\"omega\"")
                        .rule("Rule_B", "", "\"psi\"")
                        .xml()),
                Tables.facts());
        assertThat(ranking.matched()).extracting(Matched::partner).containsExactly("omega");
        assertThat(ranking.missed())
                .singleElement()
                .satisfies(missed -> assertThat(missed.inputs()).isEmpty());
    }

    @Test
    void namesThePlaceOfWhatIsBroken() {
        String broken = DmnText.table("partner-prioritisation", "COLLECT")
                .input("amount", "integer")
                .output("partner", "string")
                .rule("Rule_A", ">= 10 10 )", "\"omega\"")
                .xml();
        assertThatThrownBy(() -> Tables.compiled(broken))
                .isInstanceOf(DecisionFault.class)
                .hasMessageStartingWith("partner-prioritisation, rule Rule_A, input amount: ");
    }
}
