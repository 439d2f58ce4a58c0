package finme.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

/** ADR 64: no lock ends while its holder may still be at work. */
class LocksCheckTests {
    private static final String LOCK = "camunda.bpm.job-execution.lock-time-in-millis=";
    private static final String LEASE = "finme.dispatch.lease=";
    private static final String JOB = "finme.engine.longest-job=";

    @Test
    void whatIsShippedIsLongEnough() {
        starts("core");
        starts("core", LOCK + 30_000, LEASE + "30s", JOB + "5s");
    }

    @Test
    void aJobsLockIsSixTimesTheLongestJob() {
        refuses("core", "lock-time-in-millis", LOCK + 29_999);
        refuses("core", "lock-time-in-millis", LOCK + 30_000, JOB + "6s");
        starts("core", LOCK + 12_000, JOB + "2s");
    }

    @Test
    void aLeaseIsTwiceTheLongestCall() {
        refuses("core", "finme.dispatch.lease", LEASE + "19s");
        starts("core", LEASE + "20s");
    }

    @Test
    void aRehearsalMayBeShorterButNotAbsurd() {
        starts("sandbox", LOCK + 12_000, LEASE + "12s");
        refuses("sandbox", "lock-time-in-millis", LOCK + 10_000);
        refuses("demo", "finme.dispatch.lease", LEASE + "10s");
    }

    @Test
    void anEdgeHasNone() {
        starts("edge", LOCK + 1);
    }

    private static void starts(String profile, String... settings) {
        assertThatCode(() -> check(profile, settings))
                .as(List.of(settings).toString())
                .doesNotThrowAnyException();
    }

    private static void refuses(String profile, String what, String... settings) {
        assertThatThrownBy(() -> check(profile, settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(what);
    }

    private static void check(String profile, String... settings) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profile);
            TestPropertyValues.of(settings).applyTo(context);
            new LocksCheck().initialize(context);
        }
    }
}
