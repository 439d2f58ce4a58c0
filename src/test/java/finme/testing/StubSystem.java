package finme.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A system that takes messages on this machine, remembers them, and does with the next one what a test wants. */
public final class StubSystem implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that came, also what it refused. */
    public final List<Got> got = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour behaviour = answers(204);

    public StubSystem() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** What it does with a message. */
    @FunctionalInterface
    public interface Behaviour {
        int status(HttpExchange exchange) throws Exception;
    }

    /** @param taken whether it answered 2xx */
    public record Got(Map<String, List<String>> headers, String body, boolean taken) {
        public JsonNode event() {
            try {
                return JSON.readTree(body);
            } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
            }
        }

        public String id() {
            return header("Webhook-id");
        }

        public long sequence() {
            return event().path("sequence").asLong();
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    public static Behaviour answers(int status) {
        return exchange -> status;
    }

    public static Behaviour answers(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            return status;
        };
    }

    /** The first so many get the status, the rest is taken. */
    public static Behaviour fails(int times, int status) {
        CountDownLatch left = new CountDownLatch(times);
        return exchange -> {
            boolean fail = left.getCount() > 0;
            left.countDown();
            return fail ? status : 204;
        };
    }

    public Behaviour hangs() {
        return exchange -> {
            closed.await(60, TimeUnit.SECONDS);
            return 204;
        };
    }

    public StubSystem does(Behaviour next) {
        behaviour = next;
        return this;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/messages";
    }

    /** What it took. */
    public List<Got> taken() {
        return got.stream().filter(Got::taken).toList();
    }

    /** @return what it took, once it is so many */
    public List<Got> awaitTaken(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> taken().size() >= count);
        return taken();
    }

    public void awaitGot(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> got.size() >= count);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.copyOf(header.getValue())));
        try {
            int status = behaviour.status(exchange);
            got.add(new Got(headers, body, status / 100 == 2));
            exchange.sendResponseHeaders(status, -1);
        } catch (Exception stopped) {
            got.add(new Got(headers, body, false));
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
