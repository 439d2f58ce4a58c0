package finme.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends applications and waits for their ends, which the contender's own database tells. */
final class Load {
    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int CALM_PER_SECOND = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger numbers = new AtomicInteger((int) (System.currentTimeMillis() / 100 % 10_000_000) * 10);
    private final Database counting;

    private List<String> statements = List.of();

    Load(Database counting) {
        this.counting = counting;
    }

    /** @param sent start of each accepted application by its id @param accept milliseconds to its acknowledgement */
    private record Sent(Map<String, Instant> sent, List<Double> accept, AtomicInteger refused) {
        Sent() {
            this(
                    new ConcurrentHashMap<>(),
                    java.util.Collections.synchronizedList(new ArrayList<>()),
                    new AtomicInteger());
        }
    }

    /** Those of the last round. */
    List<String> statements() {
        return statements;
    }

    void warmUp(Contender contender, int applications) throws Exception {
        burst(contender, applications, new Sent());
    }

    Figures round(Contender contender, int applications, int calm) throws Exception {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        counting.resetStatements();
        long cpu = cpuNanos();
        Database.Counters before = contender.database().counters(counting);
        Sent sent = new Sent();
        Instant started = Instant.now();
        burst(contender, applications, sent);
        Database.Counters used = settled(contender).since(before);
        double cpuMillis = (cpuNanos() - cpu) / 1e6 / applications;
        double heapMb = heapPools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1e6;
        statements = contender.database().statements(counting, applications);
        Map<String, Instant> ends = contender.database().times(contender.ends(), started);
        double seconds = Duration.between(
                                started,
                                ends.values().stream().max(Instant::compareTo).orElseThrow())
                        .toMillis()
                / 1e3;
        Sent calmly = new Sent();
        Instant calmStarted = Instant.now();
        calm(contender, calm, calmly);
        Map<String, Instant> calmEnds = contender.database().times(contender.ends(), calmStarted);
        return new Figures(
                applications / seconds,
                Figures.sorted(sent.accept()),
                millis(sent, ends),
                Figures.sorted(calmly.accept()),
                millis(calmly, calmEnds),
                (double) used.statements() / applications,
                (double) used.commits() / applications,
                (double) used.writing() / applications,
                used.wal() / 1e3 / applications,
                cpuMillis,
                heapMb,
                sent.refused().get());
    }

    private void burst(Contender contender, int applications, Sent sent) throws Exception {
        long goal = contender.database().number(contender.finished()) + applications;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        AtomicInteger left = new AtomicInteger(applications);
        for (int i = 0; i < SENDERS; i++) {
            senders.execute(() -> {
                while (left.getAndDecrement() > 0) {
                    send(contender, sent);
                }
            });
        }
        senders.shutdown();
        if (!senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(contender.name() + ": not all applications were taken in");
        }
        await(contender, goal);
    }

    private void calm(Contender contender, int applications, Sent sent) throws Exception {
        long goal = contender.database().number(contender.finished()) + applications;
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        long next = System.nanoTime();
        for (int i = 0; i < applications; i++) {
            senders.execute(() -> send(contender, sent));
            next += 1_000_000_000L / CALM_PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        senders.shutdown();
        if (!senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(contender.name() + ": not all applications were taken in");
        }
        await(contender, goal);
    }

    private void send(Contender contender, Sent sent) {
        int n = numbers.incrementAndGet();
        Instant started = Instant.now();
        for (int attempt = 0; attempt < 1_000; attempt++) {
            long nanos = System.nanoTime();
            try {
                HttpResponse<byte[]> answer =
                        http.send(contender.application(n), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 202) {
                    sent.accept().add((System.nanoTime() - nanos) / 1e6);
                    sent.sent().put(json.readTree(answer.body()).get("id").asText(), started);
                    return;
                } else if (answer.statusCode() != 503 && answer.statusCode() != 429) {
                    throw new IllegalStateException(contender.name() + " answered " + answer.statusCode() + " "
                            + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
                }
                sent.refused().incrementAndGet();
                LockSupport.parkNanos(200_000_000);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(contender.name() + " can't be reached", e);
            }
        }
        throw new IllegalStateException(contender.name() + " refused an application a thousand times");
    }

    private static void await(Contender contender, long goal) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (contender.database().number(contender.finished()) < goal) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        contender.name() + ": " + contender.database().number(contender.finished()) + " of " + goal
                                + " applications have ended");
            }
            LockSupport.parkNanos(250_000_000);
        }
    }

    /** The server hands its counters over with a second's delay. */
    private Database.Counters settled(Contender contender) throws Exception {
        LockSupport.parkNanos(1_500_000_000);
        return contender.database().counters(counting);
    }

    private static double[] millis(Sent sent, Map<String, Instant> ends) {
        List<Double> millis = new ArrayList<>();
        sent.sent().forEach((id, start) -> {
            Instant end = ends.get(id);
            if (end != null) {
                millis.add(Duration.between(start, end).toNanos() / 1e6);
            }
        });
        return Figures.sorted(millis);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
