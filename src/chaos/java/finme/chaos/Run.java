package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import finme.chaos.lender.Lenders;
import finme.chaos.node.Node;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Plays one scenario from an empty database to the verdict. */
final class Run implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Scenario scenario;
    private final CrashingPostgres postgres;
    private final Nodes nodes;
    private final Lenders lenders;
    private final Clients clients;
    private final OutsideRecords books;
    private final Admin admin;
    private final Storm storm;

    private Run(Scenario scenario, Path directory) throws IOException {
        this.scenario = scenario;
        Path binaries = Path.of("target", "postgres");
        this.postgres = new CrashingPostgres(directory.resolve("pg"), binaries, scenario.postgres());
        this.nodes = new Nodes(nodes(directory));
        this.lenders = new Lenders(scenario.seed(), scenario.held(), nodes::url);
        this.clients = new Clients(nodes::url, scenario.seed(), scenario.applications(), scenario.perSecond());
        this.books = new OutsideRecords(postgres, directory.toAbsolutePath().resolve("keyset.properties"));
        this.admin = new Admin(nodes::url);
        this.storm = new Storm(scenario, postgres, nodes, clients, books, admin);
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
        String mutant = scenario.mutant();
        List<Path> planted = mutant == null ? List.of() : List.of(Mutants.classPath(directory.resolve("mutant")));
        List<Node> all = new ArrayList<>();
        for (int i = 1; i <= scenario.nodes(); i++) {
            String name = "node-" + i;
            String url = postgres.url() + "?ApplicationName=" + name
                    + (Mutants.ACKNOWLEDGE_BEFORE_COMMIT.equals(mutant) ? "&options=-c%20synchronous_commit=off" : "");
            List<String> settings = new ArrayList<>(List.of(
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=" + postgres.user(),
                    "--finme.keyset.file=" + directory.toAbsolutePath().resolve("keyset.properties"),
                    "--chaos.mutant=" + (mutant == null ? "" : mutant)));
            settings.addAll(scenario.settings());
            all.add(new Node(directory.resolve(name), scenario.jvm(), planted, settings));
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
        admin.prepare(lenders);
        CompletableFuture<Void> blows = storm.begin();
        clients.sendAll();
        blows.join();
        if (scenario.held()) {
            lenders.release();
        }
        boolean settled = settle();
        List<String> facts = facts(settled, System.nanoTime());
        JsonNode audit = admin.audit();
        Map<String, List<String>> outside = CrossCheck.of(clients, lenders, books);
        return new Outcome(scenario, facts, storm.blows(), settled, audit, outside);
    }

    private List<String> facts(boolean settled, long now) throws Exception {
        List<String> facts = new ArrayList<>(List.of(
                clients.acknowledged() + " of " + scenario.applications() + " acknowledged, " + clients.retries()
                        + " tries repeated by clients",
                "lenders: " + lenders.requests() + " requests for " + lenders.loans() + " keys, " + lenders.faults()
                        + " faults, " + lenders.acknowledged().size() + " callbacks taken",
                (settled ? "nothing live " : "STILL LIVE ") + since(storm.lastBlow(), now) + " after the last blow, "
                        + since(storm.lastReady(), now) + " after FinMe was ready again, " + since(lastWord(), now)
                        + " after the last word from outside"));
        facts.addAll(storm.aims());
        if (scenario.nodes() > 1) {
            facts.add(books.acquisition());
            facts.addAll(books.workByNode());
        }
        return facts;
    }

    private static String since(long then, long now) {
        return Blow.seconds(Duration.ofNanos(now - then));
    }

    private long lastWord() {
        return Math.max(clients.lastAckNanos(), lenders.lastCallbackNanos());
    }

    /** Waits until nothing is live, but not longer than the dead may hold their locks. */
    private boolean settle() {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            boolean waiting = lenders.callbacksUnderWay() > 0;
            if (!waiting && books.live() == 0) {
                return true;
            }
            long last = Math.max(storm.lastReady(), lastWord());
            if (!waiting && System.nanoTime() - last > scenario.bound().toNanos()) {
                return false;
            }
            LockSupport.parkNanos(300_000_000);
        }
        return false;
    }

    @Override
    public void close() {
        storm.close();
        nodes.close();
        lenders.close();
        postgres.close();
    }
}
