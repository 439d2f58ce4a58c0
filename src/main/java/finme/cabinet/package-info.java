/** What a borrower sees. Runs at the edge and asks core through the gateway. */
@ApplicationModule(allowedDependencies = {"gateway", "work", "kernel"})
@NullMarked
package finme.cabinet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
