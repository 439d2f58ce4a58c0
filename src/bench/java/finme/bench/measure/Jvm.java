package finme.bench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** This JVM: all contenders in it, the sandbox and the load alike. */
public final class Jvm {
    private Jvm() {}

    public static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
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
