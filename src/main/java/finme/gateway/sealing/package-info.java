/**
 * What is personal travels, and waits, sealed to core's public key: an edge can seal and never open (ADR 78). The keys are
 * files of JWK; what they hold is taken over while FinMe runs.
 */
@NullMarked
package finme.gateway.sealing;

import org.jspecify.annotations.NullMarked;
