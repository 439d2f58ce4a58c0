package finme.gateway.client;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param core where core's door is
 * @param sealing core's public key
 */
@ConfigurationProperties("finme")
record EdgeSettings(Core core, Sealing sealing) {
    /**
     * @param patience until a call is given up
     * @param atOnce calls under way that hold a request's thread, as far as half of those threads go
     * @param awaited those that hold none
     */
    record Core(
            URI url,
            @DefaultValue("8s") Duration patience,
            @DefaultValue("100") int atOnce,
            @DefaultValue("1000") int awaited) {}

    record Sealing(String key) {}
}
