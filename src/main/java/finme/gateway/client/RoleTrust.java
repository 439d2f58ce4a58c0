package finme.gateway.client;

import finme.gateway.CertificateRole;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Beside what Java proves (authority, time, host name): whoever answers must be core, not another edge. */
final class RoleTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager java;
    private final CertificateRole role;

    RoleTrust(X509ExtendedTrustManager java, CertificateRole role) {
        this.java = java;
        this.role = role;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        java.checkServerTrusted(chain, kind, engine);
        insist(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        java.checkServerTrusted(chain, kind, socket);
        insist(chain);
    }

    private void insist(X509Certificate[] chain) throws CertificateException {
        if (!role.isOf(chain[0])) {
            throw new CertificateException("not the certificate of " + role);
        }
    }

    /** Knows no host to compare with. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("a host name is needed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        java.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        java.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        java.checkClientTrusted(chain, kind);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
