package finme.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * No engine, no mapping, no sealing, no CRM: FinMe's own tables, the rows FinMe writes, committed where FinMe commits,
 * by hand-written JDBC, with lenders called in between without holding a thread.
 */
final class FloorContender implements Contender {
    private final HikariDataSource pool;
    private final Database database;
    private final HttpServer server;
    private final ExecutorService intake = Executors.newFixedThreadPool(8);
    private final ExecutorService answers = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService confirming = Executors.newSingleThreadScheduledExecutor();
    private final LinkedBlockingQueue<UUID> ended = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String sandbox;
    private volatile Duration delay = Duration.ZERO;

    FloorContender(int port, Database database, String sandbox) throws Exception {
        this.database = database;
        this.sandbox = sandbox;
        this.base = "http://127.0.0.1:" + port;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(16);
        config.setAutoCommit(false);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool = new HikariDataSource(config);
        makeTables();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.createContext("/applications", this::receive);
        server.setExecutor(intake);
        server.start();
        confirming.scheduleWithFixedDelay(this::confirm, 50, 50, TimeUnit.MILLISECONDS);
    }

    private void makeTables() throws IOException, SQLException {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath:/db/migration/V*.sql");
        List<Resource> ordered = new ArrayList<>(List.of(scripts));
        ordered.sort(java.util.Comparator.comparing(script -> String.valueOf(script.getFilename())));
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema fdforge; create schema engine");
            for (Resource script : ordered) {
                statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
            }
            connection.commit();
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        UUID application = UUID.randomUUID();
        transaction(rows -> rows.received(application));
        answers.execute(() -> send(application, 1));
        byte[] answer = ("{\"id\": \"" + application + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(202, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void send(UUID application, int wave) {
        UUID dispatch = UUID.randomUUID();
        transaction(rows -> rows.asked(application, dispatch, wave));
        ask(application, dispatch, wave);
    }

    private void ask(UUID application, UUID dispatch, int wave) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + "/partners/decline?delay=" + delay))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", dispatch.toString())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"ref\": \"" + dispatch + "\", \"sum\": 6000, \"months\": 36}"))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenAcceptAsync(answer -> answered(application, dispatch, wave, answer.body()), answers)
                .exceptionally(failure -> {
                    throw new IllegalStateException("the floor's lender failed", failure);
                });
    }

    private void answered(UUID application, UUID dispatch, int wave, String answer) {
        if (wave == 1) {
            UUID next = UUID.randomUUID();
            transaction(rows -> {
                rows.declined(dispatch, answer);
                rows.asked(application, next, 2);
            });
            ask(application, next, 2);
        } else {
            transaction(rows -> {
                rows.declined(dispatch, answer);
                rows.ended(application);
            });
            ended.add(application);
        }
    }

    private void confirm() {
        List<UUID> some = new ArrayList<>();
        ended.drainTo(some, 100);
        if (!some.isEmpty()) {
            transaction(rows -> rows.confirmed(some));
        }
    }

    private interface Work {
        void with(FloorRows rows) throws SQLException;
    }

    private void transaction(Work work) {
        try (Connection connection = pool.getConnection()) {
            work.with(new FloorRows(connection));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
    public void partnersTake(Duration time) {
        delay = time;
    }

    @Override
    public HttpRequest application(int n) {
        return HttpRequest.newBuilder(URI.create(base + "/applications"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Application.json(n)))
                .build();
    }

    @Override
    public String finished() {
        return "select count(*) from fdforge.crm_task where state = 'CONFIRMED'";
    }

    @Override
    public String ends() {
        return "select application, confirmed_at from fdforge.crm_task where queued_at >= ? and state = 'CONFIRMED'";
    }

    @Override
    public void close() {
        server.stop(0);
        List.of(intake, answers, confirming).forEach(ExecutorService::shutdownNow);
        pool.close();
    }
}
