package finme.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Persons whose data have to be kept for now, whatever the rules say: they are neither erased nor run out. */
public interface LegalHolds {
    /** SQL that holds for a person who may be forgotten; {@code %s} is the column with the person's id. */
    String NONE_ON = "not exists (select from fdforge.legal_hold held where held.person = %s)";

    /** On all ids of the person. @throws finme.kernel.Problem 404 unknown, 410 erased */
    Hold put(UUID person, String reason, String actor);

    /** These ids are one person from now on: what holds one of them holds all. */
    void join(Set<UUID> persons);

    /** Of the whole person. @throws finme.kernel.Problem 404 when there is none */
    void release(UUID person, String actor);

    Optional<Hold> of(UUID person);

    boolean anyOf(Collection<UUID> persons);

    record Hold(Instant since, String actor, String reason) {
        @Override
        public String toString() {
            return "Hold[" + since + ']';
        }
    }
}
