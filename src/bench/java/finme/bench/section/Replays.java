package finme.bench.section;

import com.fasterxml.jackson.databind.JsonNode;
import finme.bench.contender.FinMeAdmin;
import finme.bench.load.Load;
import finme.bench.load.Run;
import finme.bench.measure.Jvm;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long past applications take to be played by the live table and a draft, what that takes of memory, and of others' time. */
public final class Replays implements Section {
    private static final int MANY = Integer.getInteger("bench.past", 100_000);
    private static final int FEW = MANY / 10;
    private static final int A_SECOND = 10;
    private static final String ROUTING = "decisions/partner-prioritisation/";

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        stage.finme().partnersTake(Duration.ZERO);
        Load.count(stage.finme(), 400, 8);
        long start = System.nanoTime();
        new PastCases(stage.finme()).fill(MANY);
        Stage.say("%d past applications filled in within %.0f s", MANY, Stage.seconds(start));
        FinMeAdmin admin = stage.finme().admin();
        String live = admin.get(ROUTING + "versions/" + version(admin));
        String same = draft(admin, live);
        String other = draft(admin, live.replaceFirst("&lt;= ?\\d+", "&lt;= 2000"));
        report.title("Replay");
        report.head("applications", "draft", "seconds", "go another way");
        JsonNode few = played(report, admin, "as live", same, FEW);
        played(report, admin, "one cell changed", other, FEW);
        double before = Jvm.heapAfterGcMb();
        JsonNode all = played(report, admin, "as live", same, MANY);
        JsonNode changed = played(report, admin, "one cell changed", other, MANY);
        verdict(report, "seconds for %,d applications: under 10".formatted(FEW), few, 10);
        verdict(report, "seconds for %,d applications: under 100".formatted(MANY), all, 100);
        report.verdict(Verdict.of(
                "of %,d applications the live table sends another way: none".formatted(MANY),
                all.path("changed").asText() + " of " + all.path("applications").asText() + ", with a cell changed "
                        + changed.path("changed").asText(),
                all.path("changed").asLong() == 0 && changed.path("changed").asLong() > 0));
        memory(report, admin, other, before);
        others(stage, report, admin, other);
    }

    private static int version(FinMeAdmin admin) throws Exception {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(admin.get(ROUTING + "versions"))
                .at("/items/0/version")
                .asInt();
    }

    private static String draft(FinMeAdmin admin, String xml) throws Exception {
        return admin.post(ROUTING + "drafts", Map.of("xml", xml, "note", "bench"))
                .path("id")
                .asText();
    }

    private static JsonNode replay(FinMeAdmin admin, String draft, int limit) throws Exception {
        return admin.post(
                ROUTING + "drafts/" + draft + "/replay",
                Map.of("from", Instant.now().minus(Duration.ofDays(100)).toString(), "limit", limit));
    }

    private static JsonNode played(Report report, FinMeAdmin admin, String what, String draft, int limit)
            throws Exception {
        JsonNode replay = replay(admin, draft, limit);
        report.row(
                replay.path("applications").asText(),
                what,
                replay.path("millis").asLong() / 1e3,
                replay.path("changed").asText());
        Stage.say(
                "%s applications, %s: %d ms, %s go another way",
                replay.path("applications").asText(),
                what,
                replay.path("millis").asLong(),
                replay.path("changed").asText());
        return replay;
    }

    private static void verdict(Report report, String target, JsonNode replay, double most) {
        report.verdict(Verdict.below(target, replay.path("millis").asLong() / 1e3, most));
    }

    /** What is still there after collections while it runs: a batch, and what has changed so far. */
    private static void memory(Report report, FinMeAdmin admin, String draft, double before) throws Exception {
        CompletableFuture<JsonNode> running = running(admin, draft);
        double most = 0;
        while (!running.isDone()) {
            most = Math.max(most, Jvm.heapAfterGcMb());
            Thread.sleep(1_000);
        }
        running.join();
        report.verdict(Verdict.below(
                "MB more in use after collections while %,d are played: under 30".formatted(MANY),
                Math.max(0, most - before),
                30));
    }

    private static void others(Stage stage, Report report, FinMeAdmin admin, String draft) throws Exception {
        Run alone = Load.perSecond(stage.finme(), A_SECOND, Duration.ofSeconds(20));
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> playing = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                running(admin, draft).join();
            }
        });
        Run beside = Load.perSecond(stage.finme(), A_SECOND, Duration.ofSeconds(20));
        over.set(true);
        playing.join();
        report.head("%d applications a second".formatted(A_SECOND), "accept p50/p95/p99 ms", "end p50/p95/p99 ms");
        report.row("alone", alone.accept().text(50, 95, 99), alone.end().text(50, 95, 99));
        report.row(
                "beside a replay",
                beside.accept().text(50, 95, 99),
                beside.end().text(50, 95, 99));
        twice(report, "accept", alone.accept().at(95), beside.accept().at(95));
        twice(report, "end", alone.end().at(95), beside.end().at(95));
    }

    private static void twice(Report report, String what, double alone, double beside) {
        report.verdict(Verdict.of(
                "p95 of %s beside a replay: not twice that without".formatted(what),
                "%.0f and %.0f ms".formatted(beside, alone),
                beside < 2 * alone));
    }

    private static CompletableFuture<JsonNode> running(FinMeAdmin admin, String draft) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return replay(admin, draft, MANY);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
