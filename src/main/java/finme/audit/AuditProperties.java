package finme.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param overdue how late work may be before it counts as stuck; well above the sweeps, which come every second
 * @param limit on one statement over a whole table
 * @param again how long after a nightly run that could not be made it is tried again
 */
@ConfigurationProperties("finme.audit")
record AuditProperties(
        @DefaultValue("1m") Duration overdue,
        @DefaultValue("5m") Duration limit,
        @DefaultValue("5m") Duration again) {}
