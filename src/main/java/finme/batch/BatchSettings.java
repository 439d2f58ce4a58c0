package finme.batch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param mostRows of one file
 * @param lanes how many rows this node takes in at a time
 * @param turn how long one file is worked on before others have theirs
 * @param lease after which another node goes on with what a dead one held; longer than a turn and one row take
 * @param silence after which a file that comes in no further is given up
 */
@ConfigurationProperties("finme.batches")
public record BatchSettings(
        @DefaultValue("10000") int mostRows,
        @DefaultValue("3") int lanes,
        @DefaultValue("5s") Duration turn,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("10m") Duration silence) {}
