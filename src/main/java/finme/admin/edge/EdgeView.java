package finme.admin.edge;

import finme.edges.EdgeRegister;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One edge.
 *
 * @param state {@code CONNECTED}, or {@code SILENT} when nothing was heard of it for half a minute
 * @param seenAt when it told of itself last
 * @param spooled applications it has acknowledged and core does not have yet
 * @param oldestAt when the first of those was acknowledged
 * @param snapshot version of the sources and codes it works by
 * @param parked acknowledged ones it could not hand over; they need somebody
 * @param damaged places on its disk that could not be read; they need somebody
 * @param usedBytes what all that takes on its disk, of {@code quotaBytes}
 */
public record EdgeView(
        String name,
        String state,
        Instant seenAt,
        int spooled,
        @Nullable Instant oldestAt,
        @Nullable Long snapshot,
        int parked,
        int damaged,
        long usedBytes,
        long quotaBytes) {
    private static final Duration SILENT = Duration.ofSeconds(30);

    static EdgeView of(EdgeRegister.Edge edge) {
        EdgeRegister.Report report = edge.report();
        return new EdgeView(
                edge.name(),
                edge.silent().compareTo(SILENT) > 0 ? "SILENT" : "CONNECTED",
                edge.seenAt(),
                report.waiting(),
                report.oldestAt(),
                report.snapshot(),
                report.parked(),
                report.damaged(),
                report.bytes(),
                report.quota());
    }

    public boolean isSilent() {
        return state.equals("SILENT");
    }

    /** Of its quota, in per cent; above nothing at least one. */
    public long used() {
        return quotaBytes == 0 ? 0 : (usedBytes * 100 + quotaBytes - 1) / quotaBytes;
    }
}
