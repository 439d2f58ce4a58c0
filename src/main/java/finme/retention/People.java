package finme.retention;

import java.util.Set;
import java.util.UUID;

/** Who is one person; {@code borrower} implements it. */
public interface People {
    /** @param person any id of a person @return all ids of that person, itself included; empty when nobody has it */
    Set<UUID> members(UUID person);
}
