/** Public pages on which an application is made: today the one that asks for what is missing. Runs at the edge. */
@ApplicationModule(allowedDependencies = {"gateway", "kernel"})
@NullMarked
package finme.apply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
