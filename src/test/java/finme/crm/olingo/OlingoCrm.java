package finme.crm.olingo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataHandler;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/** The service over HTTP: compressed, throttled and failing as a test wants. */
final class OlingoCrm implements AutoCloseable {
    private static final String ROOT = "/crm";

    final Contacts contacts = new Contacts();
    /** Requests that get 429 first. */
    final AtomicInteger throttled = new AtomicInteger();
    /** Requests that fail with 503 first. */
    final AtomicInteger failing = new AtomicInteger();
    /** Batches that were taken. */
    final AtomicInteger batches = new AtomicInteger();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OlingoCrm() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + ROOT;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (throttled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(429, -1);
        } else if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            answer(exchange, processed(exchange, body));
        }
        exchange.close();
    }

    private ODataResponse processed(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getRawPath().substring(ROOT.length());
        String query = exchange.getRequestURI().getRawQuery();
        if (path.equals("/$batch")) {
            batches.incrementAndGet();
        }
        ODataRequest request = new ODataRequest();
        request.setMethod(HttpMethod.valueOf(exchange.getRequestMethod()));
        request.setProtocol("HTTP/1.1");
        request.setRawBaseUri(url());
        request.setRawODataPath(path);
        request.setRawQueryPath(query);
        request.setRawRequestUri(url() + path + (query == null ? "" : '?' + query));
        exchange.getRequestHeaders().forEach(request::addHeader);
        request.setBody(new ByteArrayInputStream(body));
        OData odata = OData.newInstance();
        ODataHandler handler = odata.createRawHandler(odata.createServiceMetadata(new ContactModel(), List.of()));
        handler.register(new ContactService(contacts));
        return handler.process(request);
    }

    private static void answer(HttpExchange exchange, ODataResponse response) throws IOException {
        byte[] plain = response.getContent() == null
                ? new byte[0]
                : response.getContent().readAllBytes();
        response.getAllHeaders()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        boolean packs = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                        .contains("gzip")
                && plain.length > 0;
        byte[] body = packs ? packed(plain) : plain;
        if (packs) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
