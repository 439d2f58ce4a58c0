package finme.chaos.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import finme.chaos.changes.ListeningSystem.Mood;
import finme.chaos.changes.ListeningSystem.Taken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The systems that listen: nobody kills them, but each comes and goes as it likes. */
final class ListeningSystems implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MOOD = 6_000;

    private final List<ListeningSystem> all =
            List.of(new ListeningSystem("first"), new ListeningSystem("second"), new ListeningSystem("third"));
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random;
    private volatile boolean settled;

    ListeningSystems(long seed) throws IOException {
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        all.forEach(system -> server.createContext("/" + system.code(), exchange -> hear(system, exchange)));
        server.start();
        threads.execute(this::comeAndGo);
    }

    List<ListeningSystem> all() {
        return all;
    }

    String url(ListeningSystem system) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + system.code();
    }

    /** From now on all stay. */
    void stay() {
        settled = true;
        all.forEach(system -> system.set(Mood.HERE));
    }

    private void hear(ListeningSystem system, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        switch (system.mood()) {
            case HERE -> {
                system.take(id, read(body));
                exchange.sendResponseHeaders(204, -1);
            }
            case BREAKS_OFF -> {
                system.take(id, read(body));
                exchange.close();
            }
            case AWAY -> refuse(system, exchange, 503);
            case GONE -> refuse(system, exchange, 410);
            case SILENT -> {
                system.refuse();
                LockSupport.parkNanos(Duration.ofSeconds(12).toNanos());
                exchange.close();
            }
        }
    }

    private static void refuse(ListeningSystem system, HttpExchange exchange, int status) throws IOException {
        system.refuse();
        exchange.sendResponseHeaders(status, -1);
    }

    private static Taken read(byte[] body) throws IOException {
        JsonNode event = JSON.readTree(body);
        return new Taken(
                Long.parseLong(event.path("sequence").asText()),
                event.at("/data/directory").asText(),
                event.at("/data/version").asInt());
    }

    /** Here most of the time, else one of the other moods, each for some seconds. */
    private void comeAndGo() {
        while (!settled && !Thread.currentThread().isInterrupted()) {
            ListeningSystem system = all.get(random.nextInt(all.size()));
            Mood[] moods = Mood.values();
            system.set(random.nextInt(2) == 0 ? Mood.HERE : moods[random.nextInt(moods.length)]);
            LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(LONGEST_MOOD / all.size()))
                    .toNanos());
        }
        all.forEach(system -> system.set(Mood.HERE));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
