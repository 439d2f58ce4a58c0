/** Simulated lenders, a small CRM and systems that listen, all by real HTTP, for the demo and the tests. Imports nothing of the platform it plays against. */
@ApplicationModule(allowedDependencies = {"outbound", "kernel"})
@NullMarked
package finme.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
