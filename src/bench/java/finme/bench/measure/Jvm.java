package finme.bench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;

/** This JVM: all contenders in it, the sandbox and the load alike. */
public final class Jvm {
    private static final int SAMPLES = 5;
    private static final long BETWEEN_SAMPLES_MILLIS = 100;

    private Jvm() {}

    /** Threads that are not idle in a pool: those come and go with the load, and none of them is anybody's. */
    public static int threadsTaken() throws InterruptedException {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            ThreadInfo[] all = ManagementFactory.getThreadMXBean().dumpAllThreads(false, false);
            least = Math.min(least, (int)
                    Arrays.stream(all).filter(thread -> !isIdle(thread)).count());
            Thread.sleep(BETWEEN_SAMPLES_MILLIS);
        }
        return least;
    }

    private static boolean isIdle(ThreadInfo thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("getTask")
                        || frame.getMethodName().equals("awaitWork"));
    }

    /** After collections have removed what they could; the second finds what the first had to finish. */
    public static double heapAfterGcMb() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    public static void forgetPeak() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    public static double heapPeakMb() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1e6;
    }

    public static double cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e6;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
