package finme.platform.door;

import finme.gateway.CertificateRole;
import finme.gateway.EdgeName;
import finme.gateway.WireContract;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is for edges comes through their door, and nothing else does. Before all filters and servlets, since the engine's
 * are no business of Spring's. Java has proven the certificate's authority and use by then; here it is whose it is, and
 * that it still holds on a connection that has stood for long.
 */
final class DoorKeeper extends ValveBase {
    private static final String INSIDE = "/edge";
    private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

    private final @Nullable Connector door;

    /** @param door null where there is none */
    DoorKeeper(@Nullable Connector door) {
        super(true);
        this.door = door;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean throughDoor = door != null && request.getConnector() == door;
        // Tomcat has none for an address it has refused already, such as one with %00 in it.
        String path = Objects.requireNonNullElse(request.getDecodedRequestURI(), "");
        if (throughDoor != (path.equals(INSIDE) || path.startsWith(INSIDE + '/'))) {
            response.setStatus(404);
            return;
        }
        if (throughDoor) {
            Optional<String> edge = edge(request);
            if (edge.isEmpty()) {
                LOG.warn("A certificate that is not an edge's was refused at the door");
                response.setStatus(403);
                return;
            }
            request.setAttribute(EdgeName.ATTRIBUTE, edge.get());
            response.setHeader(WireContract.ANSWER_HEADER, "core");
        }
        getNext().invoke(request, response);
    }

    private static Optional<String> edge(Request request) {
        if (!(request.getAttribute(Globals.CERTIFICATES_ATTR) instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return Optional.empty();
        }
        try {
            chain[0].checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException over) {
            return Optional.empty();
        }
        return CertificateRole.EDGE.isOf(chain[0]) ? CertificateRole.nameOf(chain[0]) : Optional.empty();
    }
}
