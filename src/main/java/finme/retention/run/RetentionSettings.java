package finme.retention.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param longest a run; what is left then goes the next night
 * @param pause after each step
 * @param busy how many steps of the main job may wait before a run waits for them
 */
@ConfigurationProperties("finme.retention")
record RetentionSettings(
        @DefaultValue("2h") Duration longest,
        @DefaultValue("50ms") Duration pause,
        @DefaultValue("100") int busy) {}
