package finme.process.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.admin.CasesAtHand;
import finme.process.DeploymentSources;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;

/** Without a decision that every application comes to, nothing is taken in; with it again, all goes on. */
@FinMeTest
class NeededModelsModuleTests {
    private static final String FILE = "screening.dmn";

    private final FinMeHttp http;
    private final RepositoryService models;

    NeededModelsModuleTests(FinMeHttp http, RepositoryService models) {
        this.http = http;
        this.models = models;
    }

    @Test
    void whatIsNeededIsMissedAndTakenUpAgain() throws IOException {
        http.putMasterData("sources", CasesAtHand.SOURCE, CasesAtHand.source());
        models.createDecisionDefinitionQuery()
                .decisionDefinitionKey("application-screening")
                .list()
                .forEach(each -> models.deleteDeployment(each.getDeploymentId(), true));
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> readiness() == 503);
            Answer refused = apply();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("30");
            assertThat(refused.json().path("code").asText()).isEqualTo("no_model");
            assertThat(refused.body()).contains("application-screening");
        } finally {
            models.createDeployment()
                    .name(FILE)
                    .source(DeploymentSources.SHIPPED)
                    .addInputStream(FILE, Files.newInputStream(Path.of("decisions", FILE)))
                    .deploy();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> readiness() == 200);
        assertThat(apply().status()).isEqualTo(202);
    }

    private int readiness() {
        return http.get("/actuator/health/readiness", null).status();
    }

    private Answer apply() {
        return http.apply(
                CasesAtHand.SOURCE, CasesAtHand.KEY, "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": 90000, "currency": "UAH"}, "termMonths": 24,
                 "borrower": {"firstName": "Needed", "lastName": "Model", "birthDate": "1988-02-11", "email": "%s@example.test"},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z", "ip": "192.0.2.14",
                   "userAgent": "Mozilla/5.0", "page": "https://apply.example.test/loan"}]}""".formatted("n" + UUID.randomUUID()));
    }
}
