/** Where applications come from: credentials, format, mapping and policies of each source. */
@ApplicationModule(allowedDependencies = {"catalogue", "fdforge", "canonical", "mapping", "outbound", "work", "kernel"})
@NullMarked
package finme.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
