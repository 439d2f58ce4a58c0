package finme.admin.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.casefile.Dossier.Line;
import finme.directory.Labels;
import org.junit.jupiter.api.Test;

class DossierTests {
    @Test
    void readsOutMoneyAndConsentAsPeopleWriteThem() throws Exception {
        Dossier dossier = Dossier.of((ObjectNode) new ObjectMapper().readTree("""
                {"employment": {"monthlyIncome": {"value": "***", "currency": "EUR"}},
                 "obligations": {"monthlyPayments": {"value": 250, "currency": "EUR"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}"""), mock(Labels.class));
        assertThat(dossier.sections())
                .flatExtracting(Dossier.Section::lines)
                .containsExactly(
                        new Line("Monthly income", "***"),
                        new Line("Monthly payments", "250\u00a0EUR"),
                        new Line("Kind", "Data sharing"),
                        new Line("Version", "v7"),
                        new Line("Given at", "2 Mar 2026, 10:14:05 UTC"));
    }
}
