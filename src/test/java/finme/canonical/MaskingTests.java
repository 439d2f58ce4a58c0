package finme.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class MaskingTests {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void hidesWhatSomebodyEarnsAndOwes() throws Exception {
        ObjectNode document = (ObjectNode) json.readTree("""
                {"amount": {"value": 6000, "currency": "EUR"}, "borrower": {"birthDate": "1988-05-04"},
                 "employment": {"status": "EMPLOYED", "monthlyIncome": {"value": 1800.5, "currency": "EUR"}},
                 "obligations": {"monthlyPayments": {"value": 250, "currency": "EUR"}}}""");
        assertThat(Masking.mask(document)).isEqualTo(json.readTree("""
                {"amount": {"value": 6000, "currency": "EUR"}, "borrower": {"birthDate": "1988-**-**"},
                 "employment": {"status": "EMPLOYED", "monthlyIncome": {"value": "***", "currency": "EUR"}},
                 "obligations": {"monthlyPayments": {"value": "***", "currency": "EUR"}}}"""));
        assertThat(Masking.mask(json.readTree("{\"value\": 1800, \"currency\": \"EUR\"}"), "employment.monthlyIncome")
                        .path("value")
                        .asText())
                .isEqualTo("***");
    }

    @Test
    void saysWhatIsShown() {
        assertThat(Masking.shows("borrower.address.region")).isTrue();
        assertThat(Masking.shows("employment.monthlyIncome.value")).isFalse();
        assertThat(Masking.shows("attributes.anything")).isFalse();
    }
}
