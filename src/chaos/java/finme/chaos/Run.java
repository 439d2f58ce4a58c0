package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import finme.chaos.lender.Lenders;
import finme.chaos.node.Node;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Plays one scenario from an empty database to the verdict. */
final class Run implements AutoCloseable {
    private static final int MARGIN = 60;
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final Duration READY = Duration.ofSeconds(15);
    private static final Duration MOVING = Duration.ofSeconds(10);

    private final Scenario scenario;
    private final CrashingPostgres postgres;
    private final Nodes nodes;
    private final Lenders lenders;
    private final Clients clients;
    private final Books books;
    private final Admin admin;
    private final List<Blow> blows = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile long lastBlow = System.nanoTime();
    private volatile long lastReady = System.nanoTime();

    private Run(Scenario scenario, Path directory) throws IOException {
        this.scenario = scenario;
        Path binaries = Path.of("target", "postgres");
        this.postgres = new CrashingPostgres(directory.resolve("pg"), binaries, scenario.postgres());
        this.nodes = new Nodes(nodes(directory));
        this.lenders = new Lenders(scenario.seed(), scenario.held(), nodes::url);
        this.clients = new Clients(nodes::url, scenario.seed(), scenario.applications(), scenario.perSecond());
        this.books = new Books(postgres);
        this.admin = new Admin(nodes::url);
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
        CompletableFuture<Void> storm = CompletableFuture.runAsync(this::strikeAll, threads)
                .whenComplete((done, fault) -> {
                    clients.upTo(Integer.MAX_VALUE);
                    if (fault != null) {
                        clients.giveUp();
                    }
                });
        clients.sendAll();
        storm.join();
        if (scenario.held()) {
            lenders.release();
        }
        boolean settled = settle();
        List<String> facts = facts(settled, System.nanoTime());
        JsonNode audit = admin.audit();
        Map<String, List<String>> outside = CrossCheck.of(clients, lenders, books);
        return new Outcome(scenario, facts, blows, settled, audit, outside);
    }

    private List<String> facts(boolean settled, long now) throws Exception {
        List<String> facts = new ArrayList<>(List.of(
                clients.acknowledged() + " of " + scenario.applications() + " acknowledged, " + clients.retries()
                        + " tries repeated by clients",
                "lenders: " + lenders.requests() + " requests for " + lenders.loans() + " keys, " + lenders.faults()
                        + " faults, " + lenders.acknowledged().size() + " callbacks taken",
                (settled ? "nothing live " : "STILL LIVE ") + since(lastBlow, now) + " after the last blow, "
                        + since(lastReady, now) + " after FinMe was ready again, " + since(lastWord(), now)
                        + " after the last word from outside"));
        facts.addAll(aims());
        if (scenario.nodes() > 1) {
            facts.add(books.acquisition());
            facts.addAll(books.workByNode());
        }
        return facts;
    }

    /** RELIABILITY R18: figures, and whether they are what was aimed at. How fast a machine is fails no run. */
    private List<String> aims() {
        List<Blow> kills = blows.stream()
                .filter(blow -> blow.kind() == Strike.Kind.KILL_FINME)
                .toList();
        if (kills.isEmpty()) {
            return List.of();
        }
        Duration moving = blows.stream()
                .filter(blow -> blow.kind() != Strike.Kind.CRM_AWAY)
                .map(blow -> blow.moving().join())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return List.of(
                aim(
                        "answering again after kill -9",
                        kills.stream()
                                .map(Blow::ready)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        READY),
                aim(
                        "all work moving again after a blow",
                        moving,
                        scenario.lock().plus(MOVING)));
    }

    private static String aim(String what, Duration longest, Duration aim) {
        return "%s: at most %s, aim %d s %s"
                .formatted(what, Blow.seconds(longest), aim.toSeconds(), longest.compareTo(aim) > 0 ? "MISSED" : "met");
    }

    private static String since(long then, long now) {
        return Blow.seconds(Duration.ofNanos(now - then));
    }

    private void strikeAll() {
        for (Strike strike : scenario.strikes()) {
            clients.upTo(strike.acknowledged() + MARGIN);
            while (clients.answered() < strike.acknowledged()) {
                LockSupport.parkNanos(20_000_000);
            }
            LockSupport.parkNanos(strike.then().toNanos());
            try {
                Blow blow = strike(strike);
                System.out.println(blow.line());
                blows.add(blow);
            } catch (Exception stopping) {
                throw new CompletionException(stopping);
            }
        }
    }

    private Blow strike(Strike strike) throws Exception {
        Node node = nodes.get(strike.node());
        int acknowledged = clients.acknowledged();
        int live = books.live();
        long struck = System.nanoTime();
        switch (strike.kind()) {
            case KILL_FINME, KILL_FINME_FOR_GOOD -> node.kill();
            case STOP_POSTGRES -> {
                postgres.stopImmediately();
                postgres.start();
            }
            case CRM_AWAY -> {
                admin.crmAway(true);
                LockSupport.parkNanos(Strike.AWAY.toNanos());
                admin.crmAway(false);
            }
        }
        CompletableFuture<Duration> moving = moving(new HashSet<>(books.locked()), struck);
        if (strike.kind() == Strike.Kind.KILL_FINME) {
            node.start();
        }
        nodes.awaitReady();
        lastBlow = struck;
        lastReady = System.nanoTime();
        return new Blow(strike.kind(), acknowledged, live, Duration.ofNanos(lastReady - struck), moving);
    }

    private CompletableFuture<Duration> moving(Set<String> locked, long struck) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long end = struck + scenario.bound().toNanos();
                    while (!locked.isEmpty()
                            && System.nanoTime() < end
                            && !Thread.currentThread().isInterrupted()) {
                        LockSupport.parkNanos(300_000_000);
                        try {
                            locked.retainAll(Set.copyOf(books.locked()));
                        } catch (SQLException databaseAway) {
                            continue;
                        }
                    }
                    return Duration.ofNanos(System.nanoTime() - struck);
                },
                threads);
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
            long last = Math.max(lastReady, lastWord());
            if (!waiting && System.nanoTime() - last > scenario.bound().toNanos()) {
                return false;
            }
            LockSupport.parkNanos(300_000_000);
        }
        return false;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        nodes.close();
        lenders.close();
        postgres.close();
    }
}
