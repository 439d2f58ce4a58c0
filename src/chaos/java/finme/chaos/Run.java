package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import finme.chaos.lender.Lenders;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Plays one scenario from an empty database to the verdict. */
final class Run implements AutoCloseable {
    private static final int MARGIN = 60;
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Scenario scenario;
    private final CrashingPostgres postgres;
    private final Nodes nodes;
    private final Lenders lenders;
    private final Clients clients;
    private final Books books;
    private final List<String> blows = new ArrayList<>();
    private volatile long lastBlow = System.nanoTime();

    private Run(Scenario scenario, Path directory) throws IOException {
        this.scenario = scenario;
        Path binaries = Path.of("target", "postgres");
        this.postgres = new CrashingPostgres(directory.resolve("pg"), binaries, scenario.postgres());
        this.nodes = new Nodes(nodes(directory));
        this.lenders = new Lenders(scenario.seed(), scenario.held(), nodes::url);
        this.clients = new Clients(nodes::url, scenario.seed(), scenario.applications(), scenario.perSecond());
        this.books = new Books(postgres);
    }

    static Outcome of(Scenario scenario) throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "chaos"));
        try (Run run = new Run(scenario, Files.createTempDirectory(parent, scenario.name() + "-"))) {
            Thread interrupted = new Thread(run::close);
            Runtime.getRuntime().addShutdownHook(interrupted);
            try {
                return run.play();
            } finally {
                Runtime.getRuntime().removeShutdownHook(interrupted);
            }
        }
    }

    private List<Node> nodes(Path directory) throws IOException {
        List<String> classPath = new ArrayList<>(
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .toList());
        String mutant = scenario.mutant();
        if (mutant != null) {
            classPath.add(Mutants.classPath(directory.resolve("mutant")).toString());
        }
        List<Node> all = new ArrayList<>();
        for (int i = 1; i <= scenario.nodes(); i++) {
            String name = "node-" + i;
            String url = postgres.url() + "?ApplicationName=" + name
                    + (Mutants.ACKNOWLEDGE_BEFORE_COMMIT.equals(mutant) ? "&options=-c%20synchronous_commit=off" : "");
            List<String> settings = new ArrayList<>(List.of(
                    "--spring.profiles.active=sandbox",
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=" + postgres.user(),
                    "--finme.keyset.file=" + directory.toAbsolutePath().resolve("keyset.properties"),
                    "--finme.keyset.generate=true",
                    "--chaos.mutant=" + (mutant == null ? "" : mutant)));
            settings.addAll(scenario.settings());
            all.add(new Node(name, directory.resolve(name), classPath, scenario.jvm(), settings));
        }
        return all;
    }

    private Outcome play() throws Exception {
        for (Node node : nodes.all()) {
            node.start();
            node.awaitReady();
        }
        if (scenario.nodes() > 1) {
            books.countByNode();
        }
        Admin admin = new Admin(nodes::url);
        admin.prepare(lenders);
        CompletableFuture<Void> storm = CompletableFuture.runAsync(this::strikeAll)
                .whenComplete((done, fault) -> clients.upTo(Integer.MAX_VALUE));
        clients.sendAll();
        if (scenario.held()) {
            lenders.release();
        }
        storm.join();
        boolean settled = settle();
        Duration after = Duration.ofNanos(System.nanoTime() - lastBlow);
        JsonNode audit = admin.audit();
        Map<String, List<String>> outside = CrossCheck.of(clients, lenders, books);
        return new Outcome(scenario, facts(settled, after), blows, settled, audit, outside);
    }

    private List<String> facts(boolean settled, Duration after) throws Exception {
        List<String> facts = new ArrayList<>(List.of(
                clients.acknowledged() + " of " + scenario.applications() + " acknowledged, " + clients.retries()
                        + " tries repeated by clients",
                "lenders: " + lenders.requests() + " requests for " + lenders.loans() + " keys, " + lenders.faults()
                        + " faults, " + lenders.acknowledged().size() + " callbacks taken, " + lenders.refused()
                        + " refused",
                (settled ? "nothing live " : "STILL LIVE ") + after.toSeconds() + " s after the last blow"));
        if (scenario.nodes() > 1) {
            facts.add(books.acquisition());
            facts.addAll(books.workByNode());
        }
        return facts;
    }

    private void strikeAll() {
        for (Strike strike : scenario.strikes()) {
            clients.upTo(strike.acknowledged() + MARGIN);
            while (clients.acknowledged() < strike.acknowledged()) {
                LockSupport.parkNanos(20_000_000);
            }
            LockSupport.parkNanos(strike.then().toNanos());
            int acknowledged = clients.acknowledged();
            int live = books.live();
            String ready = strike(strike);
            lastBlow = System.nanoTime();
            String blow = "| %s | %d | %d | %s |".formatted(strike.kind().text, acknowledged, live, ready);
            System.out.println(blow);
            blows.add(blow);
        }
        clients.upTo(Integer.MAX_VALUE);
    }

    private String strike(Strike strike) {
        Node node = nodes.get(strike.node());
        long start = System.nanoTime();
        switch (strike.kind()) {
            case KILL_FINME -> {
                node.kill();
                node.start();
                node.awaitReady();
            }
            case KILL_FINME_FOR_GOOD -> {
                node.kill();
                return "–";
            }
            case STOP_POSTGRES -> {
                postgres.stopImmediately();
                postgres.start();
            }
        }
        return "%.1f s".formatted((System.nanoTime() - start) / 1e9);
    }

    /** Waits until nothing is live, but not longer than the dead may hold their locks. */
    private boolean settle() {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            boolean waiting = lenders.callbacksUnderWay() > 0;
            if (!waiting && books.live() == 0) {
                return true;
            }
            long last = Math.max(lastBlow, Math.max(clients.lastAckNanos(), lenders.lastCallbackNanos()));
            if (!waiting && System.nanoTime() - last > scenario.bound().toNanos()) {
                return false;
            }
            LockSupport.parkNanos(300_000_000);
        }
        return false;
    }

    @Override
    public void close() {
        nodes.close();
        lenders.close();
        postgres.close();
    }
}
