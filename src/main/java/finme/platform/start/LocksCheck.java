package finme.platform.start;

import finme.outbound.Exchange;
import finme.platform.CoreRole;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Refuses a core whose locks could end while their holder still works (ADR 64): another would take the work over
 * and do it a second time. A rehearsal, which kills nodes and wants them replaced soon, may go closer to the edge.
 */
class LocksCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(LocksCheck.class);
    private static final Profiles REHEARSAL = Profiles.of("demo | sandbox");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of(CoreRole.PROFILE))) {
            return;
        }
        boolean rehearsal = environment.acceptsProfiles(REHEARSAL);
        Binder settings = Binder.get(environment);
        Duration job = settings.bind("finme.engine.longest-job", Duration.class).orElse(Duration.ofSeconds(5));
        Duration lock = settings.bind("camunda.bpm.job-execution.lock-time-in-millis", Long.class)
                .map(Duration::ofMillis)
                .orElse(Duration.ofSeconds(30));
        check(
                "camunda.bpm.job-execution.lock-time-in-millis",
                lock,
                job.multipliedBy(6),
                job.multipliedBy(2),
                rehearsal);
        for (String name : List.of("finme.dispatch.lease", "finme.delivery.lease")) {
            Duration lease = settings.bind(name, Duration.class).orElse(Duration.ofSeconds(30));
            check(name, lease, Exchange.LONGEST.multipliedBy(2), Exchange.LONGEST, rehearsal);
        }
    }

    /** @param least in a rehearsal */
    private static void check(String name, Duration set, Duration needed, Duration least, boolean rehearsal) {
        if (set.compareTo(needed) >= 0) {
            return;
        }
        String sentence = name + " is " + set.toMillis() + " ms, and should be at least " + needed.toMillis()
                + " ms, or work is taken over from a node that is still at it.";
        if (!rehearsal || set.compareTo(least) <= 0) {
            throw new StartRefused("FinMe can't start safely: " + sentence);
        }
        LOG.warn("Only for a rehearsal: {}", sentence);
    }
}
