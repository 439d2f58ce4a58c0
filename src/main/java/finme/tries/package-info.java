/**
 * Who tries to get in: what was presented in vain is counted, told and slowed down, at every door alike. Whether something
 * opens a door, the door says. Where counts lie is told by a port; without one they are this process's own.
 */
@ApplicationModule(allowedDependencies = {"work", "kernel"})
@NullMarked
package finme.tries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
