package finme.reception.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When senders are told to come again later.
 *
 * @param atOnce how many applications are taken in at the same time on this node
 * @param atWork how many of those have their transaction at a time; the others stand in line, first come first served
 * @param mostWaiting backlog of all nodes beyond which nobody is let in
 * @param longestWait how long most of one kind of backlog may have waited; counts only when at least a twentieth of
 *     {@code mostWaiting} waits, so that a few stuck ones stop nobody
 * @param look how often the backlog is read
 */
@ConfigurationProperties("finme.intake")
record AdmissionSettings(
        @DefaultValue("64") int atOnce,
        @DefaultValue("12") int atWork,
        @DefaultValue("2000") int mostWaiting,
        @DefaultValue("5s") Duration longestWait,
        @DefaultValue("250ms") Duration look) {}
