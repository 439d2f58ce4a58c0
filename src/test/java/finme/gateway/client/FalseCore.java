package finme.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import finme.gateway.BorrowerDesk;
import finme.testing.Authority;
import finme.testing.Authority.Pass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Somebody who listens where core should, and says what it is told to. */
final class FalseCore implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;
    final AtomicInteger asked = new AtomicInteger();
    volatile Reply reply = new Reply(200, "null", null, true);
    /** What a request waits for before it is answered. */
    volatile Runnable delay = () -> {};

    FalseCore(Authority authority, Pass shown) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context(shown)));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            delay.run();
            if (reply.marked()) {
                exchange.getResponseHeaders().set("FinMe-Answer", "core");
            }
            if (reply.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    record Reply(int status, String body, @Nullable String retryAfter, boolean marked) {}

    int port() {
        return server.getAddress().getPort();
    }

    BorrowerDesk desk(Authority authority, Pass edge, String host, Duration patience, int atOnce) {
        return desk("https://" + host + ':' + port(), authority, edge, patience, atOnce);
    }

    static BorrowerDesk desk(String core, Authority authority, Pass edge, Duration patience, int atOnce) {
        WireClient client = new WireClient(bundle(authority, edge));
        CoreLink link = new CoreLink(client, patience, HeldThreads.of(2 * atOnce, Integer.MAX_VALUE), 1000);
        return HttpServiceProxyFactory.builderFor(new CoreCalls(URI.create(core), link, content -> "sealed", JSON))
                .build()
                .createClient(BorrowerDesk.class);
    }

    static SslBundle bundle(Authority authority, Pass own) {
        return SslBundle.of(
                SslStoreBundle.NONE, null, null, null, SslManagerBundle.of(authority.keys(own), authority.trust()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
