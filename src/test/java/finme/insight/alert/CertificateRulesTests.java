package finme.insight.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.insight.alert.AlertRule.Found;
import finme.partner.Partner;
import finme.testing.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for a certificate of ours: before it ends somebody hears of it. */
class CertificateRulesTests {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Authority authority = new Authority("certificates");
    private final Instant soon = Instant.now().plus(Duration.ofDays(29));
    private final Instant later = Instant.now().plus(Duration.ofDays(31));
    private final CertificateRules rules = new CertificateRules(
            new AlertSettings(50, 10, Duration.ofMinutes(10), 90, 10, 1000, Duration.ofMinutes(10), 30, 50));

    @Test
    void aCertificateThatEndsSoonIsToldWhoeverItIsShownTo(@TempDir Path directory) throws Exception {
        Path own = Files.writeString(directory.resolve("core.pem"), pem(soon));
        AlertRule rule = rules.certificatesThatEnd(
                catalogue(partner("soon", soon), partner("later", later), partner("none", null)),
                catalogue(crm("soon", soon), crm("later", later), crm("none", null)),
                own.toString());
        String day = LocalDate.ofInstant(soon, ZoneOffset.UTC).toString();
        assertThat(rule.look())
                .containsExactly(
                        new Found("soon", "The certificate we show to P soon ends on " + day + '.'),
                        new Found("crm:soon", "The certificate we show to C soon ends on " + day + '.'),
                        new Found("finme", "The certificate we show to edges ends on " + day + '.'));
    }

    @Test
    void oneThatHasEndedIsToldToo() {
        Instant over = Instant.now().minusSeconds(60);
        assertThat(rules.certificatesThatEnd(catalogue(), catalogue(crm("over", over)), "")
                        .look())
                .singleElement()
                .satisfies(found -> assertThat(found.text()).contains("has ended on"));
    }

    /** And nobody else's is kept quiet by that. */
    @Test
    void oursForEdgesThatCannotBeReadIsToldBesideTheOthers(@TempDir Path directory) throws Exception {
        Path other = Files.writeString(directory.resolve("core.pem"), "no certificate");
        for (String own : List.of(directory.resolve("none.pem").toString(), other.toString(), "\0")) {
            assertThat(rules.certificatesThatEnd(catalogue(partner("soon", soon)), catalogue(), own)
                            .look())
                    .extracting(Found::subject, Found::text)
                    .satisfiesExactly(
                            partner -> assertThat(partner.toList()).first().isEqualTo("soon"),
                            edges -> assertThat(edges.toList())
                                    .containsExactly("finme", "Our certificate for edges can't be read."));
        }
    }

    private Partner partner(String code, @Nullable Instant end) {
        return JSON.convertValue(
                Map.of("code", code, "name", "P " + code, "request", Map.of("auth", auth(end))), Partner.class);
    }

    private Crm crm(String code, @Nullable Instant end) {
        return JSON.convertValue(Map.of("code", code, "name", "C " + code, "auth", auth(end)), Crm.class);
    }

    private Map<String, String> auth(@Nullable Instant end) {
        return end == null ? Map.of("kind", "NONE") : Map.of("kind", "MTLS", "certificate", pem(end));
    }

    private String pem(Instant end) {
        return Authority.pem(authority
                .issue("CN=finme", KeyPurposeId.id_kp_clientAuth, List.of(), end)
                .certificate());
    }

    @SafeVarargs
    @SuppressWarnings("unchecked")
    private static <T> Catalogue<T> catalogue(T... values) {
        Catalogue<T> catalogue = mock(Catalogue.class);
        List<Versioned<T>> all = Stream.of(values)
                .map(value -> new Versioned<>("any", value, value, 1))
                .toList();
        when(catalogue.all()).thenReturn(all);
        return catalogue;
    }
}
