/** The golden record of each person: matching and, sealed, what is known of them. */
@ApplicationModule(allowedDependencies = {"fdforge", "kernel"})
@NullMarked
package finme.borrower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
