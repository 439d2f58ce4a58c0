package finme.delivery.send;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease how long a receiver is left to a node that says nothing; at least twice the longest try of 10 s
 * @param look how often is looked for what is due or was left behind
 * @param threads that talk to the database; none waits for a receiver
 */
@ConfigurationProperties("finme.delivery")
record DeliverySettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration look,
        @DefaultValue("2") int threads) {}
