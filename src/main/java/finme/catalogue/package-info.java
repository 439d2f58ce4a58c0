/**
 * Master data that people edit, one shape for every kind: versions and their history, optimistic locking under the row's
 * lock, secrets sealed, reads from memory, changes told to the other nodes. What a kind is and must look like is its own
 * module's business.
 */
@ApplicationModule(allowedDependencies = {"fdforge", "work", "kernel"})
@NullMarked
package finme.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
