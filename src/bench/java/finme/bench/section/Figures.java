package finme.bench.section;

import finme.bench.load.Load;
import finme.bench.load.Run;
import finme.bench.load.Target;
import finme.bench.measure.Counters;
import finme.bench.measure.Database;
import finme.bench.measure.Jvm;
import finme.bench.measure.PostgresCpu;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What one turn of one contender gave.
 *
 * @param each counters an application
 * @param jvmCpu milliseconds an application, of the whole JVM
 * @param postgresCpu milliseconds an application, of all of the server's processes
 */
record Figures(Run run, Counters each, double jvmCpu, double postgresCpu, double heapPeakMb) {
    /** @param most applications under way at a time */
    static Figures steady(Target target, Database counting, int most, Duration delay, Duration window)
            throws Exception {
        Jvm.forgetPeak();
        Counters.reset(counting);
        PostgresCpu postgres = new PostgresCpu(counting);
        Counters before = Counters.of(target.database(), counting);
        double jvmCpu = Jvm.cpuMillis();
        double postgresCpu = postgres.millis();
        Run run = Load.steady(target, most, ramp(delay), window);
        int applications = run.taken().size();
        jvmCpu = (Jvm.cpuMillis() - jvmCpu) / applications;
        postgresCpu = (postgres.millis() - postgresCpu) / applications;
        double heapPeakMb = Jvm.heapPeakMb();
        Counters each = Counters.of(target.database(), counting).since(before).each(applications);
        return new Figures(run, each, jvmCpu, postgresCpu, heapPeakMb);
    }

    /** Until as much ends as begins. */
    private static Duration ramp(Duration delay) {
        return Duration.ofSeconds(2).plus(delay.multipliedBy(2));
    }

    /** Well below one: something else than the processors was the limit, or others had them. */
    double cpuShare() {
        return perSecond() * (jvmCpu + postgresCpu) / 1e3 / Runtime.getRuntime().availableProcessors();
    }

    double perSecond() {
        return run.perSecond();
    }

    /** The turn with the median throughput, as it was: figures of one turn belong together. */
    static Figures median(List<Figures> turns) {
        return turns.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(turns.size() / 2);
    }
}
