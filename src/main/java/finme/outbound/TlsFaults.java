package finme.outbound;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the other side's TLS. Nothing was sent then: the request follows the handshake. */
public final class TlsFaults {
    private static final int DEEPEST = 12;

    private TlsFaults() {}

    /**
     * @return {@code tls_certificate_expired}, {@code tls_certificate_not_yet_valid}, {@code tls_certificate_revoked},
     *     {@code tls_wrong_name}, {@code tls_unknown_issuer}, {@code tls_certificate_invalid}, {@code tls_handshake}; empty
     *     when it was not TLS
     */
    public static Optional<String> code(@Nullable Throwable failure) {
        boolean handshake = false;
        boolean certificate = false;
        boolean path = false;
        Throwable fault = failure;
        for (int depth = 0; fault != null && depth < DEEPEST; depth++) {
            if (fault instanceof CertificateExpiredException) {
                return Optional.of("tls_certificate_expired");
            } else if (fault instanceof CertificateNotYetValidException) {
                return Optional.of("tls_certificate_not_yet_valid");
            } else if (fault instanceof CertificateRevokedException) {
                return Optional.of("tls_certificate_revoked");
            } else if (fault instanceof SSLPeerUnverifiedException || isWrongName(fault)) {
                return Optional.of("tls_wrong_name");
            }
            path |= fault instanceof CertPathBuilderException
                    || fault instanceof CertPathValidatorException invalid
                            && invalid.getReason() == CertPathValidatorException.BasicReason.UNSPECIFIED;
            certificate |= fault instanceof CertificateException || fault instanceof CertPathValidatorException;
            handshake |= fault instanceof SSLHandshakeException
                    || fault instanceof SSLException && isHandshakeMessage(fault.getMessage());
            fault = fault.getCause() == fault ? null : fault.getCause();
        }
        if (path) {
            return Optional.of("tls_unknown_issuer");
        } else if (certificate) {
            return Optional.of("tls_certificate_invalid");
        }
        return handshake ? Optional.of("tls_handshake") : Optional.empty();
    }

    /** The JDK says it in words only. */
    private static boolean isWrongName(Throwable fault) {
        String message = fault.getMessage();
        return fault instanceof CertificateException
                && message != null
                && (message.startsWith("No subject alternative")
                        || message.startsWith("No name matching")
                        || message.startsWith("Illegal given domain name"));
    }

    /** Who answers in clear text where TLS is spoken, or refuses our certificate or version. */
    private static boolean isHandshakeMessage(@Nullable String message) {
        return message != null
                && (message.contains("handshake")
                        || message.contains("nrecognized SSL message")
                        || message.contains("Received fatal alert"));
    }
}
