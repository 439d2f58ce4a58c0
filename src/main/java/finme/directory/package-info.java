/** Reference data: the codes that applications and rules may use, versioned and labelled. */
@ApplicationModule(allowedDependencies = {"catalogue", "canonical", "kernel"})
@NullMarked
package finme.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
