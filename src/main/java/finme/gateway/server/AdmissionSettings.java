package finme.gateway.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When senders are told to come again later.
 *
 * @param atOnce how many applications are taken in at the same time on this node
 * @param mostWaiting backlog of all nodes beyond which nobody is let in
 * @param longestWait age of the first in line beyond which nobody is let in; counts only when at least a twentieth of
 *     {@code mostWaiting} waits, so that a single stuck one stops nobody
 * @param look how often the backlog is read
 */
@ConfigurationProperties("finme.intake")
record AdmissionSettings(
        @DefaultValue("64") int atOnce,
        @DefaultValue("2000") int mostWaiting,
        @DefaultValue("5s") Duration longestWait,
        @DefaultValue("250ms") Duration look) {}
