package finme.dispatch.ping;

import java.time.Instant;
import java.util.UUID;

/**
 * One partner asked for a bid in one round.
 *
 * @param id the idempotency key of every attempt
 * @param deadline after which no bid counts
 */
record Ping(UUID id, UUID application, int round, String partner, int attempt, Instant deadline) {}
