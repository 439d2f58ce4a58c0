package finme.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
