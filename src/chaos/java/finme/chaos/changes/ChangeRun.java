package finme.chaos.changes;

import com.fasterxml.jackson.databind.JsonNode;
import finme.chaos.changes.ListeningSystem.Mood;
import finme.chaos.node.AdminApi;
import finme.chaos.node.Node;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes directories while systems come and go and FinMe is killed, and compares their books with what there is. The
 * property {@code changes.count} says how many changes (10,000).
 */
public final class ChangeRun implements AutoCloseable {
    private static final int CHANGES = Integer.getInteger("changes.count", 10_000);
    private static final int KILLS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration DRAINED = Duration.ofMinutes(5);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private final CrashingPostgres postgres;
    private final Node finme;
    private final AdminApi api;
    private final ListeningSystems systems;
    private final Editors editors;
    private int resumed;

    private ChangeRun(Path directory, long seed) throws IOException {
        postgres = new CrashingPostgres(directory.resolve("pg"), Path.of("target", "postgres"), List.of());
        finme = new Node(
                directory.resolve("node"),
                List.of("-Xmx512m"),
                List.of(),
                List.of(
                        "--spring.datasource.url=" + postgres.url(),
                        "--spring.datasource.username=" + postgres.user(),
                        "--finme.keyset.file=" + directory.toAbsolutePath().resolve("keyset.properties")));
        api = new AdminApi(finme::url);
        systems = new ListeningSystems(seed);
        editors = new Editors(api, CHANGES);
    }

    /** @param broken empty when every system has every change once, in order */
    public record Verdict(List<String> broken, List<String> facts) {}

    public static Verdict play(long seed) throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "chaos"));
        try (ChangeRun run = new ChangeRun(Files.createTempDirectory(parent, "changes-"), seed)) {
            return run.play();
        }
    }

    private Verdict play() throws Exception {
        finme.start();
        finme.awaitReady();
        for (ListeningSystem system : systems.all()) {
            subscribe(system);
        }
        long began = System.nanoTime();
        editors.begin();
        int kills = 0;
        while (editors.working() && System.nanoTime() - began < LONGEST.toNanos()) {
            if (kills < KILLS && editors.done() >= (long) CHANGES * (kills + 1) / (KILLS + 1)) {
                finme.kill();
                finme.start();
                finme.awaitReady();
                kills++;
            }
            lookAfter();
            LockSupport.parkNanos(500_000_000);
        }
        double changing = seconds(began);
        systems.stay();
        long end = System.nanoTime();
        while (!haveAll() && System.nanoTime() - end < DRAINED.toNanos()) {
            lookAfter();
            LockSupport.parkNanos(500_000_000);
        }
        return verdict(kills, changing, seconds(end));
    }

    private Verdict verdict(int kills, double changing, double draining) {
        List<String> broken = new ArrayList<>();
        systems.all().forEach(system -> broken.addAll(system.broken(editors.versions())));
        if (editors.done() < CHANGES / 4 * 4 || kills < KILLS) {
            broken.add("only " + editors.done() + " changes were made and " + kills + " kills: nothing is shown");
        }
        List<String> facts = new ArrayList<>(List.of(
                String.format(
                        Locale.ROOT,
                        "%d changes in %.0f s, FinMe killed %d times meanwhile, %d tries of editors repeated",
                        editors.done(),
                        changing,
                        kills,
                        editors.retries()),
                String.format(
                        Locale.ROOT,
                        "systems had everything %.1f s after the last change; made active again %d times after a 410",
                        draining,
                        resumed)));
        systems.all().forEach(system -> facts.add(system.facts()));
        return new Verdict(broken, facts);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private boolean haveAll() {
        return systems.all().stream().allMatch(system -> system.size() >= editors.done());
    }

    private void subscribe(ListeningSystem system) throws IOException, InterruptedException {
        api.put(
                "/api/v1/admin/connected-systems/" + system.code(),
                Map.of(
                        "code", system.code(),
                        "name", system.code(),
                        "state", "ACTIVE",
                        "url", systems.url(system),
                        "secret", SECRET,
                        "events", List.of("directory.*")));
    }

    /** As an operator would: what is retried is tried at once where its system is back, and who was gone is let in again. */
    private void lookAfter() throws InterruptedException {
        for (ListeningSystem system : systems.all()) {
            if (system.mood() != Mood.HERE) {
                continue;
            }
            try {
                String path = "/api/v1/admin/connected-systems/" + system.code();
                if (api.get(path).path("state").asText().equals("GONE")) {
                    subscribe(system);
                    resumed++;
                }
                JsonNode retried = api.get("/api/v1/admin/deliveries?state=RETRYING&limit=1&system=" + system.code());
                for (JsonNode message : retried.path("items")) {
                    api.post("/api/v1/admin/deliveries/" + message.path("id").asText() + "/replay", Map.of());
                }
            } catch (IOException | IllegalStateException away) {
                return;
            }
        }
    }

    @Override
    public void close() {
        editors.close();
        finme.close();
        systems.close();
        postgres.close();
    }
}
