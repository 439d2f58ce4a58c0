package finme.chaos.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import finme.chaos.edge.KeptPosts.Posted;
import finme.chaos.node.AdminApi;
import finme.chaos.node.Node;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Core and an edge as two processes, with certificates of their own. Core is killed, 1,000 applications of five sources are
 * posted at the edge, which is killed twice meanwhile; then core comes back.
 */
public final class EdgeRun implements AutoCloseable {
    private static final int POSTS = Integer.getInteger("edge.posts", 1_000);
    private static final long DRAINED = TimeUnit.MINUTES.toNanos(5);

    private final CrashingPostgres postgres;
    private final Node core;
    private final Node edge;
    private final AdminApi admin;
    private final KeptPosts posts;
    private final EdgeTraces traces;

    private EdgeRun(Path directory) throws IOException {
        postgres = new CrashingPostgres(directory.resolve("pg"), Path.of("target", "postgres"), List.of());
        TwoProcesses two = new TwoProcesses(directory.toAbsolutePath());
        core = two.core(postgres);
        edge = two.edge();
        admin = new AdminApi(core::url);
        posts = new KeptPosts(edge::url, POSTS);
        traces = new EdgeTraces(edge, directory.resolve("edge"), two.spool(), two.door());
    }

    /** @param broken empty when every promise was kept */
    public record Verdict(List<String> broken, List<String> facts) {}

    public static Verdict play() throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "chaos"));
        try (EdgeRun run = new EdgeRun(Files.createTempDirectory(parent, "edge-"))) {
            return run.run();
        }
    }

    private Verdict run() throws Exception {
        core.start();
        core.awaitReady();
        for (String source : posts.sources()) {
            admin.put("/api/v1/admin/sources/" + source, KeptPosts.source(source));
        }
        edge.start();
        edge.awaitReady();
        await("the edge knows its sources", () -> edges().path("snapshot").asLong() > 0);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        core.kill();
        long began = System.nanoTime();
        posts.begin();
        for (int kill = 1; kill <= 2; kill++) {
            int mark = POSTS * kill / 3;
            await("posts go on", () -> posts.acknowledged() >= mark);
            edge.kill();
            edge.start();
            edge.awaitReady();
        }
        await("all is acknowledged", () -> posts.acknowledged() >= POSTS);
        double keeping = seconds(began);
        List<String> broken = new ArrayList<>(traces.whileKept());
        List<String> facts = new ArrayList<>(List.of(String.format(
                Locale.ROOT,
                "%d posts kept in %.1f s without core, the edge killed twice meanwhile; %d tries repeated; %d kB on its disk",
                posts.acknowledged(),
                keeping,
                posts.retries(),
                traces.spoolBytes() / 1024)));
        core.start();
        core.awaitReady();
        long back = System.nanoTime();
        await("the spool is empty", () -> edges().path("spooled").asInt(-1) == 0 && count() >= POSTS);
        facts.add(String.format(Locale.ROOT, "all in core %.1f s after it was ready again", seconds(back)));
        broken.addAll(compare());
        broken.addAll(traces.afterDelivery());
        facts.addAll(traces.facts());
        return new Verdict(broken, facts);
    }

    private JsonNode edges() {
        try {
            return admin.get("/api/v1/admin/edges").path("items").path(0);
        } catch (IOException | IllegalStateException notYet) {
            return MissingNode.getInstance();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private int count() throws SQLException {
        return stored().values().stream().mapToInt(List::size).sum();
    }

    /** Each once, under the id and reference that were told, in the order in which they were. */
    private List<String> compare() throws SQLException {
        List<String> broken = new ArrayList<>();
        Map<String, List<Posted>> stored = stored();
        posts.bySource().forEach((source, told) -> {
            List<Posted> there = stored.getOrDefault(source, List.of());
            if (!there.equals(told)) {
                broken.add(source + ": told " + told.size() + ", stored " + there.size()
                        + ", or under other ids, references or in another order");
            }
        });
        return broken;
    }

    private Map<String, List<Posted>> stored() throws SQLException {
        Map<String, List<Posted>> stored = new LinkedHashMap<>();
        try (Connection database = postgres.connect();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select source, id, reference from fdforge.application order by received_at")) {
            while (row.next()) {
                stored.computeIfAbsent(row.getString(1), fresh -> new ArrayList<>())
                        .add(new Posted(row.getString(2), row.getString(3)));
            }
        }
        return stored;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + DRAINED;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain: " + what);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Override
    public void close() {
        posts.close();
        edge.close();
        core.close();
        postgres.close();
    }
}
