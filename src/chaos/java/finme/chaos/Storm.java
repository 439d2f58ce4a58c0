package finme.chaos;

import finme.chaos.node.Node;
import finme.platform.postgres.CrashingPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Strikes one blow after the other while clients send, and looks how FinMe comes back. */
final class Storm implements AutoCloseable {
    private static final int MARGIN = 60;
    private static final Duration READY = Duration.ofSeconds(15);
    private static final Duration MOVING = Duration.ofSeconds(10);
    /** Said of what has not moved until then; far over every aim. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Scenario scenario;
    private final CrashingPostgres postgres;
    private final Nodes nodes;
    private final Clients clients;
    private final OutsideRecords books;
    private final Admin admin;
    private final List<Blow> blows = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile long lastBlow = System.nanoTime();
    private volatile long lastReady = System.nanoTime();

    Storm(
            Scenario scenario,
            CrashingPostgres postgres,
            Nodes nodes,
            Clients clients,
            OutsideRecords books,
            Admin admin) {
        this.scenario = scenario;
        this.postgres = postgres;
        this.nodes = nodes;
        this.clients = clients;
        this.books = books;
        this.admin = admin;
    }

    /** Done when FinMe is back from the last blow. */
    CompletableFuture<Void> begin() {
        return CompletableFuture.runAsync(this::strikeAll, threads).whenComplete((done, fault) -> {
            clients.upTo(Integer.MAX_VALUE);
            if (fault != null) {
                clients.giveUp();
            }
        });
    }

    List<Blow> blows() {
        return blows;
    }

    /** When it fell. */
    long lastBlow() {
        return lastBlow;
    }

    /** When FinMe was back from it. */
    long lastReady() {
        return lastReady;
    }

    /** How soon FinMe was back: figures, and whether they are what was aimed at. How fast a machine is fails no run. */
    List<String> aims() {
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
                    long end = struck + LONGEST.toNanos();
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
