package finme.account.code;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often.
 *
 * @param life of a code
 * @param perAddress codes for one address in ten minutes
 * @param perAddressAndDay codes for one address in a day
 * @param perCaller codes and tries of one caller in ten minutes; many people may share one network address
 */
@ConfigurationProperties("finme.cabinet.codes")
record CodeSettings(
        @DefaultValue("10m") Duration life,
        @DefaultValue("10") int perAddress,
        @DefaultValue("50") int perAddressAndDay,
        @DefaultValue("200") int perCaller) {}
