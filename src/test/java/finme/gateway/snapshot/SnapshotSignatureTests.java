package finme.gateway.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import finme.testing.Authority;
import finme.testing.Authority.Pass;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/** What lies on an edge's disk counts only when core has signed it. */
class SnapshotSignatureTests {
    private static final byte[] CONTENT = "{\"version\": 7}".getBytes(UTF_8);

    private final Authority authority = new Authority("ours");
    private final CoreTrust trust = new CoreTrust(() -> List.of(authority.certificate()));

    @Test
    void givesWhatCoreHasSigned() throws GeneralSecurityException {
        assertThat(SnapshotSignature.open(signedBy(authority.core()), trust)).isEqualTo(CONTENT);
    }

    @Test
    void refusesOneThatWasChanged() throws Exception {
        JWSObject signed = JWSObject.parse(signedBy(authority.core()));
        String changed = signed.getHeader().toBase64URL() + "."
                + com.nimbusds.jose.util.Base64URL.encode("{\"version\": 8}") + "." + signed.getSignature();
        assertRefused(changed);
        assertRefused("no.signed.snapshot");
        assertRefused("");
    }

    @Test
    void refusesAnotherAuthoritysCore() {
        assertRefused(signedBy(new Authority("theirs").core()));
    }

    @Test
    void refusesAnEdge() {
        assertRefused(signedBy(authority.edge("edge")));
    }

    @Test
    void refusesOneSignedWhenTheCertificateHadRunOut() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        assertRefused(signedBy(
                authority.issue("OU=core,CN=core", KeyPurposeId.id_kp_serverAuth, Authority.localhost(), yesterday)));
    }

    private static String signedBy(Pass pass) {
        return SnapshotSignature.sign(CONTENT, pass.key(), List.<X509Certificate>of(pass.certificate()));
    }

    private void assertRefused(String signed) {
        assertThatThrownBy(() -> SnapshotSignature.open(signed, trust)).isInstanceOf(GeneralSecurityException.class);
    }
}
