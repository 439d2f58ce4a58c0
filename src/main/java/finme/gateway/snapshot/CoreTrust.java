package finme.gateway.snapshot;

import com.nimbusds.jose.util.Base64;
import finme.gateway.CertificateRole;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether a certificate is core's: of our authority, with core's role, valid when it was used. */
public final class CoreTrust {
    private final Supplier<Collection<X509Certificate>> authorities;

    /** @param authorities as they are now */
    public CoreTrust(Supplier<Collection<X509Certificate>> authorities) {
        this.authorities = authorities;
    }

    PublicKey keyOf(List<Base64> chain, Instant at) throws GeneralSecurityException {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        List<X509Certificate> path = new ArrayList<>();
        for (Base64 each : chain) {
            path.add((X509Certificate) certificates.generateCertificate(new ByteArrayInputStream(each.decode())));
        }
        Collection<X509Certificate> trusted = authorities.get();
        path.removeIf(trusted::contains);
        Set<TrustAnchor> anchors =
                trusted.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX").validate(certificates.generateCertPath(path), parameters);
        if (!CertificateRole.CORE.isOf(path.get(0))) {
            throw new GeneralSecurityException("not core's certificate");
        }
        return path.get(0).getPublicKey();
    }
}
