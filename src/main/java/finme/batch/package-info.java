/**
 * Files of applications: kept row by row until each is taken in, worked through beside everything else, and reported on.
 * Leaves reading files to the edge and taking in an application to {@code reception}.
 */
@ApplicationModule(allowedDependencies = {"reception", "retention", "fdforge", "work", "kernel"})
@NullMarked
package finme.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
