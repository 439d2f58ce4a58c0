/** The partner directory: how each lender is reached, what it may see and how its answers read. */
@ApplicationModule(allowedDependencies = {"catalogue", "canonical", "fdforge", "mapping", "outbound", "kernel"})
@NullMarked
package finme.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
