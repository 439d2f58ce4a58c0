/** FEEL as people configure it, and payload formats. Compiles once, evaluates under a limit; owns no configuration. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package finme.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
