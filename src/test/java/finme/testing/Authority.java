package finme.testing;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority of the tests' own: certificates as they should be, and as they should not. */
public final class Authority {
    private static final char[] NO_PASSWORD = new char[0];
    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

    private final KeyPair own = pair();
    private final X500Name name;
    private final X509Certificate certificate;

    public Authority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(this.name, own, Instant.now().plus(Duration.ofDays(2)), null, List.of(), true);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** @param certificate with its key and nothing of its authority */
    public record Pass(X509Certificate certificate, PrivateKey key) {
        public void write(Path directory, String name) {
            try {
                Files.writeString(directory.resolve(name + ".key"), keyPem());
                Files.writeString(directory.resolve(name + ".pem"), pem(certificate));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }
    }

    public Pass core() {
        return issue("OU=core,CN=core", KeyPurposeId.id_kp_serverAuth, localhost());
    }

    public Pass edge(String called) {
        return issue("OU=edge,CN=" + called, KeyPurposeId.id_kp_clientAuth, List.of());
    }

    public Pass issue(String subject, KeyPurposeId usage, List<GeneralName> names) {
        return issue(subject, usage, names, Instant.now().plus(Duration.ofDays(1)));
    }

    public Pass issue(String subject, KeyPurposeId usage, List<GeneralName> names, Instant until) {
        KeyPair pair = pair();
        return new Pass(sign(new X500Name(subject), pair, until, usage, names, false), pair.getPrivate());
    }

    public static List<GeneralName> localhost() {
        return List.of(
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    }

    /** Everything core and an edge need, under the names that {@code docker/make-certificates.sh} gives. */
    public void writeAll(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("ca.pem"), pem("CERTIFICATE", certificate.getEncoded()));
            core().write(directory, "core");
            edge("edge").write(directory, "edge");
            OctetKeyPair sealing =
                    new OctetKeyPairGenerator(Curve.X25519).keyID("test").generate();
            Files.writeString(directory.resolve("sealing.jwk"), sealing.toJSONString());
            Files.writeString(
                    directory.resolve("sealing.pub.jwk"), sealing.toPublicJWK().toJSONString());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param pass null for somebody who shows nothing */
    public SSLContext context(@Nullable Pass pass) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(pass).getKeyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public KeyManagerFactory keys(@Nullable Pass pass) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NO_PASSWORD);
            if (pass != null) {
                own.setKeyEntry("own", pass.key(), NO_PASSWORD, new X509Certificate[] {pass.certificate()});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            return keys;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whoever trusts this authority and no other. */
    public TrustManagerFactory trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            trusted.setCertificateEntry("ca", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return trust;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate sign(
            X500Name subject,
            KeyPair pair,
            Instant until,
            @Nullable KeyPurposeId usage,
            List<GeneralName> names,
            boolean root) {
        Instant from = until.minus(Duration.ofDays(30));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                root ? subject : name,
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(from),
                Date.from(until),
                subject,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(root));
            if (usage != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usage));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(own.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
