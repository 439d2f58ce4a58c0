package finme.process.limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * A job that takes its node down loses no retry by it, and would be tried again by every node there is, for ever. At a
 * start is counted what this node had in hand when it died; whatever was there three times becomes an incident. What
 * only happened to be at work beside it is done long before.
 */
@Component
class NodeDeaths implements SmartLifecycle {
    static final int ENOUGH = 3;

    private static final Logger LOG = LoggerFactory.getLogger(NodeDeaths.class);
    private static final String COUNT = """
            insert into fdforge.job_death as known (job, deaths) values (?, 1)
            on conflict (job) do update set deaths = known.deaths + 1, at = now() returning deaths""";
    private static final String FORGET = """
            delete from fdforge.job_death d where not exists (select from engine.act_ru_job j where j.id_ = d.job)""";

    private final Path directory;
    private final ObjectProvider<SpringProcessEngineConfiguration> engine;
    private final JdbcTemplate jdbc;
    private volatile @Nullable JobsInHand hand;

    NodeDeaths(
            @Value("${finme.data.dir:./data}") Path data,
            ObjectProvider<SpringProcessEngineConfiguration> engine,
            JdbcTemplate jdbc) {
        this.directory = data.resolve("jobs");
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** @return null before the start and where the file can't be made: then nothing is remembered */
    @Nullable
    JobsInHand hand() {
        return hand;
    }

    @Override
    public void start() {
        try {
            count(JobsInHand.leftBehind(directory));
            hand = JobsInHand.open(directory);
        } catch (IOException unwritable) {
            LOG.warn("{} can't be written: a job that takes this node down will be tried again and again", directory);
        }
    }

    void count(Collection<String> jobs) {
        jdbc.update(FORGET);
        ProcessEngineConfigurationImpl configuration = engine.getObject();
        for (String job : jobs) {
            boolean there = configuration.getCommandExecutorTxRequired().execute(context -> count(context, job));
            if (there) {
                LOG.warn("This node died while it worked on job {}", job);
            }
        }
    }

    private boolean count(CommandContext context, String id) {
        JobEntity job = context.getJobManager().findJobById(id);
        if (job == null) {
            return false;
        }
        Integer deaths = jdbc.queryForObject(COUNT, Integer.class, id);
        if (deaths != null && deaths >= ENOUGH && job.getRetries() > 0) {
            job.setExceptionMessage("Nodes have died " + deaths + " times while they worked on it; look at the model"
                    + " before it is tried again.");
            job.setRetries(0);
            job.setLockOwner(null);
            job.setLockExpirationTime(null);
        }
        return true;
    }

    @Override
    public void stop() {
        JobsInHand mine = hand;
        hand = null;
        if (mine != null) {
            try {
                mine.close();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return hand != null;
    }

    /** Before any job runs, and until none does any more. */
    @Override
    public int getPhase() {
        return 1;
    }

    List<Integer> take(Collection<String> jobs) {
        JobsInHand mine = hand;
        return mine == null ? List.of() : mine.take(jobs);
    }

    void done(List<Integer> taken) {
        JobsInHand mine = hand;
        if (mine != null) {
            mine.done(taken);
        }
    }
}
