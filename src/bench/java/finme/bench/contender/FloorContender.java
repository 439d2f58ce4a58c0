package finme.bench.contender;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import finme.bench.load.Post;
import finme.bench.measure.Database;
import finme.bench.rows.Tables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hand-written JDBC behind the JDK's HTTP server: what the business rows cost with nothing around them. Not the fastest
 * way there is: it doesn't take several applications into one transaction, as FinMe does.
 */
public final class FloorContender implements Contender {
    private final int port;
    private final Database database;
    private final FloorDesk desk;
    private final HttpServer server;
    private final ExecutorService intake = Executors.newFixedThreadPool(8);

    /** @param connecting FinMe's connection properties: both are to have the same planner */
    public FloorContender(int port, Database database, Map<String, String> connecting, String sandbox)
            throws Exception {
        this.port = port;
        this.database = database;
        Tables.create(database);
        desk = new FloorDesk(database, connecting, sandbox);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.createContext("/applications", this::receive);
        server.setExecutor(intake);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        UUID application = desk.receive(body);
        byte[] answer = ("{\"id\": \"" + application + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(202, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void partnersTake(Duration delay) {
        desk.partnersTake(delay);
    }

    @Override
    public Post application(int n) {
        return Post.json(port, "/applications", "", Application.json(n));
    }

    @Override
    public void close() {
        server.stop(0);
        intake.shutdownNow();
        desk.close();
    }
}
