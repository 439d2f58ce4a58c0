package finme.admin;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FinMeTest
class MetricsModuleTests {
    @Autowired
    FinMeHttp http;

    @Test
    void tellsWhatHappenedAndWhatWaitsToWhoHasALogin() {
        assertThat(http.get("/actuator/prometheus", null).status()).isEqualTo(401);
        Answer fresh = http.put(
                "/api/v1/admin/directories/metered",
                FinMeHttp.ADMIN,
                Map.of("code", "metered", "entries", List.of(Map.of("code", "A", "labels", Map.of("en", "A")))),
                Map.of("If-None-Match", "*"));
        assertThat(fresh.status()).as(fresh.body()).isEqualTo(201);
        Answer metrics = http.get("/actuator/prometheus", FinMeHttp.AUDITOR);
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body())
                .containsPattern("finme_changes_total\\{action=\"created\",kind=\"directory\"[^}]*} \\d")
                .contains("finme_work_waiting{", "kind=\"incident\"", "finme_backlog_waiting", "http_server_requests");
    }

    /** As Prometheus asks where it takes native histograms. */
    @Test
    void speaksProtocolBuffersToWhoAsksForThem() {
        Answer metrics = http.send(http.as(FinMeHttp.AUDITOR, http.request("/actuator/prometheus"))
                .header(
                        "Accept",
                        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited"));
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("application/vnd.google.protobuf");
    }
}
