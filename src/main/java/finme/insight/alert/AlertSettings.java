package finme.insight.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on something is alarming.
 *
 * @param failingShare percentage of a partner's answers within {@code failingWithin} that were none, once there were
 *     {@code failingCalls}
 * @param capShare percentage of a limit or budget
 * @param silentExpected so many applications had come from a source within the same hours of both weeks before, and none now
 * @param backlogWaiting steps that are due and not begun
 * @param backlogAge how long most of them, and states for a CRM, have waited
 * @param certificateDays before one ends
 * @param failedLogins within an hour, at all doors together
 */
@ConfigurationProperties("finme.alerts")
record AlertSettings(
        @DefaultValue("50") int failingShare,
        @DefaultValue("10") int failingCalls,
        @DefaultValue("10m") Duration failingWithin,
        @DefaultValue("90") int capShare,
        @DefaultValue("10") int silentExpected,
        @DefaultValue("1000") int backlogWaiting,
        @DefaultValue("10m") Duration backlogAge,
        @DefaultValue("30") int certificateDays,
        @DefaultValue("50") int failedLogins) {}
