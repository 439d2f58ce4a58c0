package finme.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.platform.FinMe;
import finme.testing.FreePlace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Production starts with its secrets or not at all, and says which one is missing. */
class StartTests {
    private static final StartFailureAnalyzer ANALYZER = new StartFailureAnalyzer();

    @Test
    void coreNeedsItsKeyset() {
        assertThatThrownBy(() -> start("--finme.admin.password=x"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FINME_KEYSET_FILE");
    }

    @Test
    void coreNeedsAnAdministrator() {
        assertThatThrownBy(() -> start("--finme.keyset.file=target/none"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FINME_ADMIN_PASSWORD");
    }

    @Test
    void anEdgeNeedsItsWayToCore() {
        Path certificates = FreePlace.CERTIFICATES;
        Map<String, String> all = new LinkedHashMap<>();
        refusesEdge(all, "FINME_CORE_URL");
        all.put("finme.core.url", "http://core:8443");
        refusesEdge(all, "https://");
        all.put("finme.core.url", "https://core:8443");
        refusesEdge(all, "FINME_SPOOL_DIR");
        all.put("finme.spool.dir", "target/spool");
        refusesEdge(all, "FINME_TLS_CERT");
        all.put("finme.tls.cert", "target/nowhere.pem");
        refusesEdge(all, "can't read FINME_TLS_CERT (target/nowhere.pem)");
        all.put("finme.tls.cert", certificates.resolve("core.pem").toString());
        refusesEdge(all, "FINME_TLS_KEY");
        all.put("finme.tls.key", certificates.resolve("core.key").toString());
        all.put("finme.tls.ca", certificates.resolve("ca.pem").toString());
        refusesEdge(all, "FINME_SEALING_KEY");
        all.put("finme.sealing.key", certificates.resolve("sealing.pub.jwk").toString());
        refusesEdge(all, "of the role EDGE");
        all.put("finme.tls.cert", certificates.resolve("sealing.jwk").toString());
        refusesEdge(all, "PEM");
    }

    private static void refusesEdge(Map<String, String> settings, String words) {
        String[] arguments = settings.entrySet().stream()
                .map(each -> "--" + each.getKey() + '=' + each.getValue())
                .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplicationBuilder(FinMe.class)
                        .profiles("edge")
                        .run(arguments))
                .as(words)
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("FinMe")
                .hasMessageContaining(words);
    }

    @Test
    void aDoorForEdgesNeedsItsLock() {
        assertThatThrownBy(() ->
                        start("--finme.keyset.file=target/none", "--finme.admin.password=x", "--finme.edge.port=0"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FINME_TLS_CERT")
                .hasMessageContaining("FINME_EDGE_PORT");
    }

    @Test
    void theOperatorReadsOneSentence() {
        FailureAnalysis analysis = Objects.requireNonNull(
                ANALYZER.analyze(new BeanCreationException("outer", new StartRefused("FinMe needs this."))));
        assertThat(analysis.getDescription()).isEqualTo("FinMe needs this.");
        assertThat(analysis.getAction()).isNull();
    }

    @Test
    void aModulesOwnSentenceIsReadToo() {
        Throwable failure = new BeanCreationException("outer", new IllegalStateException("FinMe can't read it."));
        assertThat(Objects.requireNonNull(ANALYZER.analyze(failure)).getDescription())
                .isEqualTo("FinMe can't read it.");
        assertThat(ANALYZER.analyze(new IllegalStateException("something else")))
                .isNull();
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(FinMe.class).profiles("core").run(arguments);
    }
}
