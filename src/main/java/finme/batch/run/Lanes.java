package finme.batch.run;

import finme.batch.BatchRow;
import finme.batch.BatchSettings;
import finme.batch.ReportLine;
import finme.batch.run.RowIntake.Accepted;
import finme.batch.run.RowIntake.Later;
import finme.batch.run.RowIntake.Rejected;
import finme.batch.run.RowIntake.Result;
import finme.batch.store.BatchTable.Counts;
import finme.reception.Arrival;
import finme.reception.SpareRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * A few rows at a time, and only while there is room to spare, so that whoever sends a single application does not notice.
 * Rows with the same id are in the same lane, one behind the other: the first in the file is the first.
 */
@Component
class Lanes {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final RowIntake intake;
    private final SpareRoom room;
    private final BatchSettings settings;
    private final ExecutorService threads;
    private volatile boolean stopping;

    Lanes(RowIntake intake, SpareRoom room, BatchSettings settings) {
        this.intake = intake;
        this.room = room;
        this.settings = settings;
        this.threads = Executors.newFixedThreadPool(settings.lanes(), lane -> {
            Thread thread = new Thread(lane, "batch-lane");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param rest not done yet, in the file's order @param pause before it is worth going on */
    record Done(Counts counts, List<ReportLine> said, List<BatchRow> rest, Duration pause) {}

    Done take(UUID origin, List<BatchRow> rows) {
        long until = System.nanoTime() + settings.turn().toNanos();
        List<Lane> lanes = IntStream.range(0, settings.lanes())
                .mapToObj(index -> new Lane(origin, until))
                .toList();
        for (BatchRow row : rows) {
            lanes.get(Math.floorMod(name(row), lanes.size())).rows.add(row);
        }
        CompletableFuture.allOf(lanes.stream()
                        .map(lane -> CompletableFuture.runAsync(lane, threads))
                        .toArray(CompletableFuture[]::new))
                .join();
        return together(lanes);
    }

    /** Rows under way are still done. */
    void stop() {
        stopping = true;
    }

    private static int name(BatchRow row) {
        Arrival arrival = row.arrival();
        return arrival == null || arrival.keys().isEmpty()
                ? Long.hashCode(row.line())
                : arrival.keys().get(0).value().hashCode();
    }

    private static Done together(List<Lane> lanes) {
        int accepted = 0;
        int duplicates = 0;
        int rejected = 0;
        List<ReportLine> said = new ArrayList<>();
        List<BatchRow> rest = new ArrayList<>();
        Duration pause = Duration.ZERO;
        for (Lane lane : lanes) {
            accepted += lane.accepted;
            duplicates += lane.duplicates;
            rejected += lane.rejected;
            said.addAll(lane.said);
            rest.addAll(lane.rows);
            pause = lane.pause.compareTo(pause) > 0 ? lane.pause : pause;
        }
        rest.sort(Comparator.comparingLong(BatchRow::line));
        return new Done(new Counts(accepted, duplicates, rejected), said, rest, pause);
    }

    private final class Lane implements Runnable {
        private final UUID origin;
        private final long until;
        private final List<BatchRow> rows = new ArrayList<>();
        private final List<ReportLine> said = new ArrayList<>();
        private int accepted;
        private int duplicates;
        private int rejected;
        private Duration pause = Duration.ZERO;

        Lane(UUID origin, long until) {
            this.origin = origin;
            this.until = until;
        }

        /** What is not done stays among the rows. */
        @Override
        public void run() {
            int done = 0;
            while (done < rows.size() && hasRoom()) {
                Result result = intake.take(origin, rows.get(done));
                if (result instanceof Later later) {
                    pause = later.pause();
                    break;
                }
                count(result);
                done++;
            }
            rows.subList(0, done).clear();
        }

        private boolean hasRoom() {
            while (!stopping && System.nanoTime() - until < 0) {
                if (room.isThere()) {
                    return true;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return false;
        }

        private void count(Result result) {
            if (result instanceof Accepted taken) {
                accepted++;
                duplicates += taken.said().isEmpty() ? 0 : 1;
                said.addAll(taken.said());
            } else if (result instanceof Rejected refused) {
                rejected++;
                said.addAll(refused.said());
            }
        }
    }
}
