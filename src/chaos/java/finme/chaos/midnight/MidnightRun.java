package finme.chaos.midnight;

import com.fasterxml.jackson.databind.JsonNode;
import finme.chaos.node.AdminApi;
import finme.chaos.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * FinMe begins a minute before midnight (UTC), by libfaketime, and is changed every second until the day that is over has
 * its root. Every change has to be in one of the two days' chains, and both have to verify. Not played where libfaketime
 * is not installed.
 */
public final class MidnightRun implements AutoCloseable {
    /** Longer than a start takes. */
    private static final Duration BEFORE = Duration.ofSeconds(Integer.getInteger("midnight.before", 75));
    /** A day is over a minute after midnight; then its last transactions have to end. */
    private static final Duration LONGEST = BEFORE.plusSeconds(180);

    private final List<String> broken = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final Duration moved;
    private final LocalDate day;
    private final Node finme;
    private final AdminApi api;

    private MidnightRun(Path directory, Path library) throws IOException {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant midnight = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        this.day = today;
        this.moved = Duration.between(now, midnight.minus(BEFORE));
        this.finme = new Node(
                        directory.resolve("data"),
                        List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        List.of(),
                        List.of("--finme.keyset.file="
                                + directory.toAbsolutePath().resolve("keyset.properties")))
                .with(Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME",
                        (moved.isNegative() ? "" : "+") + moved.toSeconds(),
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"));
        this.api = new AdminApi(finme::url);
    }

    /** @param broken empty when the day was closed as it should */
    public record Verdict(List<String> broken, List<String> facts) {}

    public static Verdict play() throws Exception {
        Optional<Path> library = library();
        if (library.isEmpty()) {
            return new Verdict(List.of(), List.of("not played: libfaketime is not installed"));
        }
        Path parent = Files.createDirectories(Path.of("target", "chaos"));
        try (MidnightRun run = new MidnightRun(Files.createTempDirectory(parent, "midnight-"), library.get())) {
            return run.go();
        }
    }

    private static Optional<Path> library() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    private Verdict go() throws Exception {
        finme.start();
        finme.awaitReady();
        Instant ready = theirTime();
        expect(
                "FinMe lives before midnight when the run begins",
                LocalDate.ofInstant(ready, ZoneOffset.UTC).equals(day));
        int changes = 0;
        Optional<JsonNode> root = Optional.empty();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (root.isEmpty() && System.nanoTime() < end) {
            change(++changes);
            LockSupport.parkNanos(1_000_000_000);
            root = root();
        }
        facts.add("ready at " + ready + ", " + changes + " changes, the last at " + theirTime());
        if (root.isEmpty()) {
            broken.add("the day that is over has no root");
            return new Verdict(broken, facts);
        }
        facts.add("root of " + day + " at " + root.get().path("at").asText() + " over "
                + root.get().at("/details/rows").asText() + " rows");
        awaitChained();
        long first = verified(day);
        long second = verified(day.plusDays(1));
        expect("both days have changes", first > 0 && second > 0);
        expect(
                "the root counts the rows of its day",
                root.get().at("/details/rows").asLong() == first);
        expect(
                "the root was said when the day was over",
                Instant.parse(root.get().path("at").asText())
                        .isAfter(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        expect("one root a day", roots().size() == 1);
        return new Verdict(broken, facts);
    }

    private Instant theirTime() {
        return Instant.now().plus(moved);
    }

    private void change(int number) throws IOException, InterruptedException {
        api.put(
                "/api/v1/admin/sources/midnight",
                Map.of(
                        "code",
                        "midnight",
                        "name",
                        "Change " + number,
                        "state",
                        "ACTIVE",
                        "key",
                        "key-midnight",
                        "format",
                        "JSON",
                        "mapping",
                        "payload"));
    }

    private Optional<JsonNode> root() throws IOException, InterruptedException {
        return roots().stream().findFirst();
    }

    private List<JsonNode> roots() throws IOException, InterruptedException {
        List<JsonNode> roots = new ArrayList<>();
        for (JsonNode row : api.get("/api/v1/admin/ledger?kind=ledger").path("items")) {
            if (row.at("/details/day").asText().equals(day.toString())) {
                roots.add(row);
            }
        }
        return roots;
    }

    /** What was written last is chained some seconds later. */
    private static void awaitChained() {
        LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    }

    private long verified(LocalDate of) throws IOException, InterruptedException {
        JsonNode result = api.get("/api/v1/admin/ledger/verify?from=" + of + "&to=" + of);
        expect("the chain of " + of + " holds", result.path("ok").asBoolean());
        return result.path("rows").asLong();
    }

    private void expect(String what, boolean holds) {
        if (!holds) {
            broken.add(what);
        }
    }

    @Override
    public void close() {
        finme.stop();
    }
}
