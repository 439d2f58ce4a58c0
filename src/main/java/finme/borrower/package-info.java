/**
 * The golden record: who is one person, everything that was said of them with its origin, and which of it counts. Leaves
 * reading and normalising to {@code canonical}, erasing to {@code retention}.
 */
@ApplicationModule(allowedDependencies = {"retention", "catalogue", "canonical", "fdforge", "work", "kernel"})
@NullMarked
package finme.borrower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
