package finme.gateway.client.spool;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param dir where the edge keeps what core does not have yet, its key for repeats, and what core told it last
 * @param quota what may wait there; beyond it senders are told to come again
 * @param segment size at which a new file is begun
 * @param minFree what has to stay free on that disk
 * @param workers how many sources are drained at the same time
 */
@ConfigurationProperties("finme.spool")
public record SpoolSettings(
        Path dir,
        @DefaultValue("1GB") DataSize quota,
        @DefaultValue("8MB") DataSize segment,
        @DefaultValue("256MB") DataSize minFree,
        @DefaultValue("4") int workers) {}
