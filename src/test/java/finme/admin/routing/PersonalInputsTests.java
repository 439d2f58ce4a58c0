package finme.admin.routing;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.RoutingExplanation.Misfit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalInputsTests {
    @ParameterizedTest
    @CsvSource({
        "product, shown",
        "amount, shown",
        "currency, shown",
        "termMonths, shown",
        "purpose, shown",
        "region, shown",
        "employment, shown",
        "age, shown",
        "source, shown",
        "returning, shown",
        "monthlyIncome, ***",
        "debtToIncome, ***",
        "attributes.anything, ***"
    })
    void whatTheApplicationsPageHidesIsHiddenHereToo(String input, String seen) {
        assertThat(PersonalInputs.masked(new Misfit(input, "shown", "")).value())
                .isEqualTo(seen);
    }
}
