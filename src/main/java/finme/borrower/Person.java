package finme.borrower;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The golden record of one person.
 *
 * @param id of the borrower that the others were merged into
 * @param version grows with every change of the person with this id
 * @param attributes by name
 * @param full whether further answers are left out, unless under a name that is among the attributes
 * @param merges those in force, oldest first
 * @param members ids of all borrowers that are this person
 */
public record Person(
        UUID id, int version, List<Attribute> attributes, boolean full, List<Merge> merges, Set<UUID> members) {}
