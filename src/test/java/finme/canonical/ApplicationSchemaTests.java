package finme.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationSchemaTests {
    private final ApplicationSchema schema = new ApplicationSchema();

    @Test
    void knowsNamesAtEveryDepth() {
        assertThat(schema.names()).contains("borrower", "address", "city", "monthlyIncome", "currency", "givenAt");
    }

    @Test
    void knowsWhereAValueMayBe() {
        assertThat(schema.paths())
                .contains("termMonths", "borrower.phone", "borrower.address.city", "employment.monthlyIncome")
                .doesNotContain("borrower", "borrower.address", "borrower.city", "borrower.address.phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "borrower",
                "borrower.address",
                "borrower.address.city",
                "amount",
                "amount.currency",
                "consents",
                "attributes",
                "attributes.heating"
            })
    void leadsToValuesAndTheirParts(String path) {
        assertThat(schema.leads(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surname",
                "borrower.surname",
                "termMonths.value",
                "amount.sum",
                "consents.kind",
                "attributes.a.b",
                ""
            })
    void leadsNowhereElse(String path) {
        assertThat(schema.leads(path)).isFalse();
    }
}
