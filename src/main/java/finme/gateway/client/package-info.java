/**
 * The gateway at an edge whose core is elsewhere: calls over mutual TLS, sealed where they are personal, with an end in
 * time and number, so that a core that hangs or is gone costs the edge no more than an answer of 503 (ADR 77).
 */
@NullMarked
package finme.gateway.client;

import org.jspecify.annotations.NullMarked;
