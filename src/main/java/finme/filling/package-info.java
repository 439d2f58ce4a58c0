/**
 * What people do with published forms: half-filled ones, sealed until they come back or the time for it is over, and how many
 * got how far. Knows no schema; what a form is and which answers count is {@code form}'s business.
 */
@ApplicationModule(allowedDependencies = {"retention", "fdforge", "work", "kernel"})
@NullMarked
package finme.filling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
