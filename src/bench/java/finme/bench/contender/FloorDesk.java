package finme.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import finme.bench.measure.Database;
import finme.bench.rows.FloorCase;
import finme.bench.rows.FloorRows;
import finme.bench.rows.Heard;
import finme.bench.rows.Papers;
import finme.bench.rows.Sealing;
import finme.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The floor's way through an application: a transaction for each of FinMe's save points, of one application each but for
 * the confirmations; lenders called in between without holding a thread. What it knows of a case is in memory only: a crash loses it.
 */
final class FloorDesk implements AutoCloseable {
    private final HikariDataSource pool;
    private final String sandbox;
    private final Sealing sealing = new Sealing();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService steps = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService confirming = Executors.newSingleThreadScheduledExecutor();
    private final LinkedBlockingQueue<UUID> ended = new LinkedBlockingQueue<>();
    private volatile Duration delay = Duration.ZERO;

    FloorDesk(Database database, Map<String, String> connecting, String sandbox) {
        this.sandbox = sandbox;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(16);
        config.setAutoCommit(false);
        connecting.forEach(config::addDataSourceProperty);
        pool = new HikariDataSource(config);
        confirming.scheduleWithFixedDelay(this::confirm, 50, 50, TimeUnit.MILLISECONDS);
    }

    void partnersTake(Duration time) {
        delay = time;
    }

    UUID receive(String body) {
        JsonNode application = read(body);
        FloorCase one = transaction(rows -> rows.received(
                Papers.of(application), application.get("partnerLeadId").asText(), body));
        steps.execute(() -> askFirst(one, application));
        return one.application();
    }

    private void askFirst(FloorCase one, JsonNode application) {
        UUID dispatch = Ids.next();
        run(rows -> rows.firstAsked(one, dispatch, "bench-1"));
        ask(dispatch, application, answer -> askNext(one, application, dispatch, answer));
    }

    private void askNext(FloorCase one, JsonNode application, UUID heard, Heard answer) {
        UUID dispatch = Ids.next();
        run(rows -> rows.nextAsked(one, heard, answer, dispatch, "bench-2"));
        ask(dispatch, application, last -> end(one, dispatch, last));
    }

    private void end(FloorCase one, UUID heard, Heard answer) {
        run(rows -> rows.ended(one, heard, answer));
        ended.add(one.application());
    }

    private interface Then {
        void heard(Heard answer);
    }

    private void ask(UUID dispatch, JsonNode application, Then then) {
        String url = sandbox + "/partners/decline?delay=" + delay;
        String body = Lender.body(dispatch.toString(), application);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", dispatch.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        send(request, 2)
                .thenAcceptAsync(answer -> then.heard(new Heard(url, body, answer.body())), steps)
                .exceptionally(failure -> {
                    failure.printStackTrace();
                    return null;
                });
    }

    /** Once more under the same key, when a connection was closed under it. */
    private CompletableFuture<HttpResponse<String>> send(HttpRequest request, int tries) {
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        return tries == 1 ? sent : sent.exceptionallyCompose(closed -> send(request, tries - 1));
    }

    private void confirm() {
        List<UUID> some = new ArrayList<>();
        ended.drainTo(some, 100);
        if (!some.isEmpty()) {
            run(rows -> rows.confirmed(some));
        }
    }

    private interface Work {
        void with(FloorRows rows) throws SQLException;
    }

    private interface Step<T> {
        T with(FloorRows rows) throws SQLException;
    }

    private void run(Work work) {
        transaction(rows -> {
            work.with(rows);
            return true;
        });
    }

    private <T> T transaction(Step<T> step) {
        try (Connection connection = pool.getConnection()) {
            T result = step.with(new FloorRows(connection, sealing));
            connection.commit();
            return result;
        } catch (SQLException failed) {
            failed.printStackTrace();
            throw new IllegalStateException(failed);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        List.of(steps, confirming).forEach(ExecutorService::shutdownNow);
        pool.close();
    }
}
