package finme.borrower;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two borrowers that share something and may be one person; somebody has to decide.
 *
 * @param borrowers the earlier and the later one, as they are stored; {@link Persons#find} gives the person of each
 * @param on what they share: {@code taxId}, {@code phone}, {@code email}
 * @param against what speaks against one person: {@code taxId}, {@code birthDate}, {@code firstName},
 *     {@code middleName}, {@code lastName}; empty for a likely duplicate
 * @param at when it was found
 */
public record MatchCase(UUID id, List<UUID> borrowers, List<String> on, List<String> against, State state, Instant at) {
    public enum State {
        OPEN,
        SAME,
        DIFFERENT
    }
}
