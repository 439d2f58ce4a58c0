package finme.borrower;

import java.time.Instant;
import java.util.UUID;

/**
 * A merge in force.
 *
 * @param borrower the one that was merged into this person
 * @param actor as in {@link finme.fdforge.Change}
 */
public record Merge(UUID id, UUID borrower, Instant at, String actor) {}
