/** The primary store's ground: change ledger, sealing of personal values, blind index. Knows no business object; the modules above it do. */
@ApplicationModule(allowedDependencies = {"work", "kernel"})
@NullMarked
package finme.fdforge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
