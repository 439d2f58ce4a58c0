package finme.gateway;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * Who a certificate of our own authority speaks for: its organisational unit says it ({@code OU=edge}), or a URI among its
 * names ({@code finme:role:edge}). What it may be used for has to be said, too.
 */
public enum CertificateRole {
    CORE("1.3.6.1.5.5.7.3.1"),
    EDGE("1.3.6.1.5.5.7.3.2");

    private static final int URI = 6;

    /** TLS server for core, TLS client for an edge. */
    private final String usage;

    CertificateRole(String usage) {
        this.usage = usage;
    }

    public boolean isOf(X509Certificate certificate) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            return usages != null && usages.contains(usage) && (isUnit(certificate) || isUri(certificate));
        } catch (CertificateParsingException odd) {
            return false;
        }
    }

    /** @return its common name */
    public static Optional<String> nameOf(X509Certificate certificate) {
        return rdns(certificate).stream()
                .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                .map(rdn -> String.valueOf(rdn.getValue()))
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private boolean isUnit(X509Certificate certificate) {
        return rdns(certificate).stream()
                .anyMatch(rdn -> rdn.getType().equalsIgnoreCase("OU")
                        && name().equalsIgnoreCase(String.valueOf(rdn.getValue())));
    }

    private boolean isUri(X509Certificate certificate) throws CertificateParsingException {
        @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        String role = "finme:role:" + name().toLowerCase(Locale.ROOT);
        return names != null && names.stream().anyMatch(name -> name.get(0).equals(URI) && role.equals(name.get(1)));
    }

    private static List<Rdn> rdns(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
        } catch (InvalidNameException odd) {
            return List.of();
        }
    }
}
