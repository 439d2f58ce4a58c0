package finme.dispatch.node;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease how long a node may take for one attempt and its answer before others take over; well above the longest
 *     time-out of 10 s
 * @param sweep how often due work is looked for
 * @param backoff before the second attempt; doubles from then on
 * @param borrowerTime how long a partner that needs more is waited for at least
 * @param reviewTime how long an answer that nobody could read waits for an operator, after the partner's own time
 * @param answerThreads threads that read and apply answers
 */
@ConfigurationProperties("finme.dispatch")
public record DispatchSettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration sweep,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("1d") Duration borrowerTime,
        @DefaultValue("14d") Duration reviewTime,
        @DefaultValue("3") int answerThreads) {}
