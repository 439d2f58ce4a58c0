package finme.dispatch.node;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param calls the last so many decide, once half as many were made
 * @param failing percentage of them that opens the circuit
 * @param pause before the first probe; doubles while probes fail
 * @param longestPause between two probes
 * @param probes let through at a time
 */
@ConfigurationProperties("finme.dispatch.circuit")
public record CircuitSettings(
        @DefaultValue("20") int calls,
        @DefaultValue("50") int failing,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("2m") Duration longestPause,
        @DefaultValue("3") int probes) {}
