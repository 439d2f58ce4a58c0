package finme.retention.run;

import finme.kernel.Problem;
import finme.retention.Disposal;
import finme.retention.Retention;
import finme.retention.RetentionRun;
import finme.work.ErrorBoundary;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Begins runs, at night and when somebody asks. They have a thread of their own: the scheduler's is for clocks. */
@Service
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionRunner implements Retention {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionRunner.class);
    private static final String NIGHT = "system";

    private final RunRows rows;
    private final RunSteps steps;
    private final ObjectProvider<Disposal> disposals;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread one = new Thread(work, "retention");
        one.setDaemon(true);
        return one;
    });

    RetentionRunner(RunRows rows, RunSteps steps, ObjectProvider<Disposal> disposals) {
        this.rows = rows;
        this.steps = steps;
        this.disposals = disposals;
    }

    /** Each node wants to; one of them does. */
    @Scheduled(cron = "${finme.retention.at:0 15 2 * * *}")
    void atNight() {
        ErrorBoundary.run(LOG, "Nothing is let go of this night", () -> {
            if (!rows.ranLately()) {
                begin(false, NIGHT);
            }
        });
    }

    @Override
    public RetentionRun start(boolean dry, String actor) {
        UUID id = begin(dry, actor)
                .orElseThrow(() -> Problem.conflict("already_running", "Another run is under way; wait for its end."));
        return rows.find(id).orElseThrow();
    }

    private Optional<UUID> begin(boolean dry, String actor) {
        Optional<UUID> begun = rows.begin(dry, actor);
        begun.ifPresent(id ->
                thread.execute(() -> ErrorBoundary.run(LOG, "A retention run ended early", () -> run(id, dry))));
        return begun;
    }

    private void run(UUID id, boolean dry) {
        RetentionRun.State end = RetentionRun.State.FAILED;
        try {
            end = steps.run(id, dry);
        } finally {
            rows.finish(id, end);
        }
    }

    @Override
    public Optional<RetentionRun> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public List<RetentionRun> newest(int limit) {
        return rows.newest(limit);
    }

    @Override
    public String text(String rule) {
        return disposals.stream()
                .filter(each -> each.code().equals(rule))
                .map(Disposal::text)
                .findFirst()
                .orElse("");
    }

    /** What is under way ends with its step; the row is given up by its age. */
    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
