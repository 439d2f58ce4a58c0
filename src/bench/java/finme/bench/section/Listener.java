package finme.bench.section;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Connected systems on this machine, any number of them by the last part of their address: {@code hang…} says nothing,
 * {@code twice…} takes each message at its third try, the others take everything at once.
 */
final class Listener implements AutoCloseable {
    private static final int TRIES_IN_VAIN = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Map<UUID, Long>> taken = new ConcurrentHashMap<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    String url(String system) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + system;
    }

    /** @return when each message came first, by {@link System#nanoTime} */
    Map<UUID, Long> taken(String system) {
        return taken.computeIfAbsent(system, fresh -> new ConcurrentHashMap<>());
    }

    void forget() {
        taken.values().forEach(Map::clear);
    }

    private void hear(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        exchange.getRequestBody().readAllBytes();
        String system = exchange.getRequestURI().getPath().substring(1);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (system.startsWith("hang")) {
            unanswered.add(exchange);
            return;
        }
        if (system.startsWith("twice") && tries.merge(id, 1, Integer::sum) <= TRIES_IN_VAIN) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        taken(system).putIfAbsent(UUID.fromString(id), now);
        exchange.sendResponseHeaders(204, -1);
    }

    @Override
    public void close() {
        unanswered.forEach(HttpExchange::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
