package finme.bench;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts all contenders on one server, warms them up, and lets them run in turns, in both orders.
 *
 * <p>System properties: {@code bench.quick}; {@code bench.only}, a comma-separated list of contenders to run;
 * {@code bench.warmup}, applications before the first round (a JVM needs thousands); {@code bench.rounds}.
 */
public final class Bench {
    private static final PrintStream OUT = System.out;

    private final List<Contender> contenders;
    private final Load load;
    private final boolean quick;

    private Bench(List<Contender> contenders, Load load, boolean quick) {
        this.contenders = contenders;
        this.load = load;
        this.quick = quick;
    }

    public static void main(String[] args) {
        try {
            compare();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace(OUT);
            System.exit(1);
        }
    }

    private static void compare() throws Exception {
        boolean quick = Boolean.getBoolean("bench.quick");
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "data");
        List<String> only =
                List.of(System.getProperty("bench.only", "floor,plain,FinMe").split(","));
        try (FinMeContender finme = new FinMeContender(freePort(), data)) {
            List<Contender> contenders = new ArrayList<>();
            String sandbox = finme.base() + "/sandbox";
            if (only.contains("floor")) {
                contenders.add(new FloorContender(freePort(), finme.database().sibling("floor"), sandbox));
            }
            if (only.contains("plain")) {
                contenders.add(new PlainContender(freePort(), finme.database().sibling("plain"), sandbox));
            }
            if (only.contains("FinMe")) {
                contenders.add(finme);
            }
            String report = new Bench(contenders, new Load(finme.database()), quick).run();
            Files.writeString(Path.of("target", "bench", "report.md"), report);
            OUT.println(report);
            contenders.stream().filter(contender -> contender != finme).forEach(Contender::close);
        }
    }

    private String run() throws Exception {
        for (Contender contender : contenders) {
            OUT.println("warming up " + contender.name());
            load.warmUp(contender, Integer.getInteger("bench.warmup", quick ? 300 : 3_000));
        }
        Report report = new Report();
        measure(report, Duration.ZERO, quick ? 300 : 2_000);
        measure(report, Duration.ofMillis(200), quick ? 200 : 1_000);
        if (!quick) {
            measure(report, Duration.ofSeconds(2), 200);
        }
        return report.toString();
    }

    private void measure(Report report, Duration delay, int applications) throws Exception {
        Map<String, List<Figures>> rounds = new LinkedHashMap<>();
        contenders.forEach(contender -> rounds.put(contender.name(), new ArrayList<>()));
        for (int round = 0; round < Integer.getInteger("bench.rounds", quick ? 1 : 3); round++) {
            List<Contender> order = new ArrayList<>(contenders);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Contender contender : order) {
                contender.partnersTake(delay);
                Figures figures = load.round(contender, applications, quick ? 25 : 100);
                if (delay.isZero() && round == 0) {
                    report.statements(contender.name(), load.statements());
                }
                rounds.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(figures);
                OUT.printf(
                        "%s, %d ms: %.1f applications a second%n",
                        contender.name(), delay.toMillis(), figures.perSecond());
            }
        }
        report.section(delay, applications, rounds);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
