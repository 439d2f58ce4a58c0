package finme.gateway.client.spool;

import finme.kernel.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Whether core answered the last time somebody asked. Who asks all the time is the one that fetches the snapshot. */
@Component
@Profile("edge & !core")
public class CorePresence {
    private static final Logger LOG = LoggerFactory.getLogger(CorePresence.class);

    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public boolean isAway() {
        return away;
    }

    /** Whether core as a whole does not answer: not there, too late, or without its database. Busy is there. */
    static boolean isAway(Problem problem) {
        return problem.status() == 503 && !problem.code().equals("overloaded");
    }

    /** Whoever refuses is there. */
    public void failed(Problem problem) {
        if (!isAway(problem)) {
            answered();
        } else if (!away) {
            away = true;
            LOG.warn("Core is away ({})", problem.code());
        }
    }

    public void answered() {
        if (away) {
            away = false;
            LOG.info("Core is back");
        }
        whenBack.forEach(Runnable::run);
    }

    void whenBack(Runnable work) {
        whenBack.add(work);
    }
}
