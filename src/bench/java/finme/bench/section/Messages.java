package finme.bench.section;

import finme.bench.measure.Counters;
import finme.bench.measure.Percentiles;
import finme.delivery.DeliveryLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Messages to connected systems: how many a second and at what cost, whom a sick system disturbs, what intake loses. */
public final class Messages implements Section {
    private static final int AT_ONCE = 500;
    private static final double A_SECOND = 1_000;
    private static final double STATEMENTS = 8;
    private static final double SLOWER = 1.5;
    private static final double INTAKE = 0.8;
    private static final int UNDER_WAY = 60;
    /** Twenty changes a second. */
    private static final long BETWEEN_NANOS = 50_000_000;

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public void run(Stage stage, Report report) throws Exception {
        report.title("Messages to connected systems");
        try (Listener listener = new Listener()) {
            Subscribed systems = new Subscribed(stage.finme(), listener);
            rate(stage, report, systems, listener);
            neighbours(stage, report, systems, listener);
            intake(stage, report, systems);
        }
        stage.finme().bean(DeliveryLog.class).pause("system:bench-a", "bench");
        Clearing.of(stage.finme().database());
    }

    private static void rate(Stage stage, Report report, Subscribed systems, Listener listener) throws Exception {
        int messages = stage.options().quick() ? 4_000 : 20_000;
        systems.system("bench-a", "a", List.of());
        deliver(stage, systems, listener, messages / 2);
        Counters.reset(stage.counting());
        Counters before = Counters.of(stage.finme().database(), stage.counting());
        double perSecond = deliver(stage, systems, listener, messages);
        Counters each = Counters.of(stage.finme().database(), stage.counting())
                .since(before)
                .each(messages);
        report.paragraph(
                "%,d messages that waited for one system on this machine, which takes each at once: signed, sent one after"
                        + " the other, recorded.",
                messages);
        report.head("messages a second", "statements a message, queueing included", "WAL kB a message");
        report.row(perSecond, Verdict.text(each.statements()), each.wal() / 1e3);
        report.verdict(Verdict.atLeast("messages a second to one local system: at least 1,000", perSecond, A_SECOND));
        report.verdict(Verdict.atMost(
                "statements a delivered message, queueing included: at most 8", each.statements(), STATEMENTS));
        report.appendix(
                "Statements of delivery, those every second message has",
                "| a message | ms | WAL kB a message | statement |\n|---|---|---|---|",
                Counters.statements(stage.finme().database(), stage.counting(), messages));
    }

    /** Queued while the system is paused, so that nothing but delivery is measured. @return messages a second */
    private static double deliver(Stage stage, Subscribed systems, Listener listener, int messages) {
        DeliveryLog log = stage.finme().bean(DeliveryLog.class);
        listener.forget();
        log.pause("system:bench-a", "bench");
        for (int queued = 0; queued < messages; queued += AT_ONCE) {
            systems.tell(Collections.nCopies(AT_ONCE, "bench-a"));
        }
        log.resume("system:bench-a", "bench");
        Map<UUID, Long> taken = listener.taken("a");
        Subscribed.await("delivery of " + messages + " messages", () -> taken.size() >= messages);
        Subscribed.await("the record of it", () -> systems.hasAll("bench-a"));
        long first = Collections.min(taken.values());
        long last = Collections.max(taken.values());
        return messages / ((last - first) / 1e9);
    }

    private static void neighbours(Stage stage, Report report, Subscribed systems, Listener listener) throws Exception {
        systems.system("bench-hang", "hang", List.of());
        systems.system("bench-twice", "twice", List.of());
        Duration window = Duration.ofSeconds(stage.options().quick() ? 5 : 20);
        List<String> alone = List.of("bench-a");
        List<String> all = List.of("bench-a", "bench-hang", "bench-twice");
        delays(systems, listener, alone, window.dividedBy(2));
        Percentiles before = delays(systems, listener, alone, window);
        Percentiles beside = delays(systems, listener, all, window);
        Percentiles after = delays(systems, listener, alone, window);
        report.paragraph(
                "20 changes a second; from before the change's transaction until a system that takes everything has its"
                        + " message, ms p50/p95/p99.");
        report.head("", "delay of the good one");
        report.row("alone, before", millis(before));
        report.row("beside one that hangs and one that fails twice each time", millis(beside));
        report.row("alone, after", millis(after));
        report.verdict(Verdict.atMost(
                "delay of a good system beside a hanging and a failing one, p95 against alone: at most 1.5",
                2 * beside.at(95) / (before.at(95) + after.at(95)),
                SLOWER));
        DeliveryLog log = stage.finme().bean(DeliveryLog.class);
        log.pause("system:bench-hang", "bench");
        log.pause("system:bench-twice", "bench");
        Subscribed.clear(stage.finme().database());
    }

    private static String millis(Percentiles delay) {
        return "%s/%s/%s".formatted(Report.text(delay.at(50)), Report.text(delay.at(95)), Report.text(delay.at(99)));
    }

    private static Percentiles delays(Subscribed systems, Listener listener, List<String> told, Duration window) {
        Map<UUID, Long> began = new HashMap<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < window.toNanos()) {
            long now = System.nanoTime();
            began.put(systems.tell(told).get(0), now);
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        Map<UUID, Long> taken = listener.taken("a");
        Subscribed.await("delivery to the good one", () -> taken.keySet().containsAll(began.keySet()));
        return Percentiles.of(began.entrySet().stream()
                .map(each -> (Objects.requireNonNull(taken.get(each.getKey())) - each.getValue()) / 1e6)
                .toList());
    }

    private static void intake(Stage stage, Report report, Subscribed systems) throws Exception {
        List<String> everything = List.of("application.*", "directory.*", "borrower.*", "partner.*");
        List<Figures> without = new ArrayList<>();
        List<Figures> with = new ArrayList<>();
        for (int round = 0; round < stage.options().rounds(); round++) {
            without.add(applications(stage, systems, List.of()));
            with.add(applications(stage, systems, everything));
        }
        report.paragraph("Applications a second to their end, %d under way, lenders decline at once.", UNDER_WAY);
        report.head(
                "",
                "applications a second, median",
                "statements an application",
                "writing transactions",
                "WAL kB",
                "CPU ms JVM",
                "CPU ms PostgreSQL");
        row(report, "nobody has subscribed", Figures.median(without));
        row(report, "two systems have subscribed to everything of an application", Figures.median(with));
        report.paragraph("The JVM's CPU is that of the receivers, too: they are in it.");
        report.verdict(Verdict.atLeast(
                "applications a second with two subscribed systems, against none: at least 0.8",
                Figures.median(with).perSecond() / Figures.median(without).perSecond(),
                INTAKE));
        applications(stage, systems, List.of());
    }

    private static void row(Report report, String what, Figures figures) {
        report.row(
                what,
                figures.perSecond(),
                Verdict.text(figures.each().statements()),
                Verdict.text(figures.each().writing()),
                figures.each().wal() / 1e3,
                Verdict.text(figures.jvmCpu()),
                Verdict.text(figures.postgresCpu()));
    }

    private static Figures applications(Stage stage, Subscribed systems, List<String> events) throws Exception {
        systems.system("bench-a", "a", events);
        systems.system("bench-b", "b", events);
        Duration window = Duration.ofSeconds(stage.options().quick() ? 4 : 12);
        Figures figures = Figures.steady(stage.finme(), stage.counting(), UNDER_WAY, Duration.ZERO, window);
        Subscribed.await("the rest of the messages", () -> systems.hasAll("bench-a") && systems.hasAll("bench-b"));
        return figures;
    }
}
