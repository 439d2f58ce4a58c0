package finme.bench.section;

import finme.bench.contender.FinMeAdmin;
import finme.bench.load.Load;
import finme.bench.measure.Database;
import finme.bench.measure.Percentiles;
import finme.testing.StaffPages;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How long lists, searches and pages of the back office take among many applications: one after the other, on an idle FinMe. */
public final class Lists implements Section {
    private static final int MANY = Integer.getInteger("bench.many", 1_000_000);
    private static final int TIMES = 20;
    private static final double MOST_SEARCH = 200;
    private static final double MOST_PAGE = 1_000;
    private static final List<String> SEARCHES = List.of(
            "",
            "?status=UNPLACED",
            "?status=SIGNED",
            "?status=ACCEPTED&sort=resting",
            "?source=third&sort=largest",
            "?reference=7GH",
            "?reference=FM-",
            "?reference=FM-0000-0000",
            "?partner=bench-3",
            "?partner=nobody",
            "?reason=r7",
            "?reason=no_income&sort=moved",
            "?status=FUNDED&reason=no_income",
            "?status=FUNDED&partner=bench-2&sort=smallest",
            "?amountFrom=5000&amountTo=5100",
            "?amountFrom=19000&currency=CZK&sort=oldest",
            "?from=%1$s&to=%2$s",
            "?from=%1$s&to=%2$s&status=OFFERED&sort=largest",
            "?sort=moved",
            "?sort=resting");
    private static final List<String> PAGES = List.of(
            "/admin",
            "/admin/dashboard",
            "/admin/dashboard?from=2026-01-01",
            "/admin/work",
            "/admin/applications",
            "/admin/applications?status=SIGNED",
            "/admin/deliveries",
            "/admin/borrowers",
            "/admin/borrower-matches",
            "/admin/partners",
            "/admin/partners/bench-1",
            "/admin/sources",
            "/admin/sources/bench",
            "/admin/ledger",
            "/admin/batches",
            "/admin/edges",
            "/admin/retention",
            "/admin/forms",
            "/admin/decisions",
            "/admin/crm",
            "/admin/directories");

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        Load.count(stage.finme(), 50, 8);
        fill(stage.finme().database());
        report.title("Lists among %,d applications".formatted(MANY));
        report.head("what", "p50/p95 ms");
        FinMeAdmin admin = stage.finme().admin();
        String day = java.time.LocalDate.now().minusDays(40).toString();
        String next = java.time.LocalDate.now().minusDays(39).toString();
        List<Double> all = new ArrayList<>();
        for (String search : SEARCHES) {
            String path = "applications" + search.formatted(day, next);
            all.addAll(times(report, path, () -> admin.get(path)));
        }
        report.verdict(Verdict.of(
                "p95 of searches among 1,000,000 applications: under 200 ms",
                Percentiles.of(all).text(50, 95, 99) + " ms (p50/p95/p99)",
                Percentiles.of(all).at(95) < MOST_SEARCH));
        StaffPages pages = stage.finme().pages();
        double slowest = 0;
        for (String page : PAGES) {
            slowest = Math.max(
                    slowest,
                    Percentiles.of(times(report, page, () -> pages.open(page, "ADMIN")))
                            .at(95));
        }
        report.verdict(Verdict.of(
                "pages of the back office among 1,000,000 applications: p95 under 1 s",
                "%.0f ms the slowest".formatted(slowest),
                slowest < MOST_PAGE));
    }

    private interface Call {
        void run() throws Exception;
    }

    private static List<Double> times(Report report, String what, Call call) throws Exception {
        List<Double> times = new ArrayList<>();
        call.run();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            call.run();
            times.add((System.nanoTime() - start) / 1e6);
        }
        Percentiles found = Percentiles.of(times);
        report.row("`" + what + "`", found.text(50, 95));
        Stage.say("%s %s ms", what, found.text(50, 95));
        return times;
    }

    private static void fill(Database database) throws Exception {
        long start = System.nanoTime();
        try (InputStream script = Lists.class.getResourceAsStream("/bench/many-applications.sql")) {
            String sql = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            database.execute(sql.formatted(MANY));
        }
        database.execute("vacuum analyze");
        Stage.say("%d applications filled in within %.0f s", MANY, Stage.seconds(start));
    }
}
