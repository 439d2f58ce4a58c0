/** The public API: applications from sources, callbacks from partners. Runs at the edge, without database and engine. */
@ApplicationModule(allowedDependencies = {"acceptance", "gateway", "canonical", "mapping", "tries", "kernel"})
@NullMarked
package finme.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
