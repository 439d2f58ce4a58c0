/**
 * What core knows of its edges: when each was heard of last and what waits there, and the applications they had acknowledged
 * that core could not take in. How they talk to core is the gateway's.
 */
@ApplicationModule(allowedDependencies = {"retention", "kernel"})
@NullMarked
package finme.edges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
