/** Simulated lenders and a small CRM that speak real HTTP, for the demo and the tests. Imports nothing of the platform it plays against. */
@ApplicationModule(allowedDependencies = {"outbound", "kernel"})
@NullMarked
package finme.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
