/** Public pages on which an application is made: published forms, and the page that asks for what is missing. At the edge. */
@ApplicationModule(allowedDependencies = {"acceptance", "gateway", "form", "mapping", "work", "kernel"})
@NullMarked
package finme.apply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
