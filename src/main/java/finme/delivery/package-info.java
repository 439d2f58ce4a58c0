/**
 * Durable sending to receivers named {@code kind:code}: messages, in order and at least once, with their log; or how things
 * are, in batches. How it goes out is the affair of a {@link finme.delivery.Carrier} or {@link finme.delivery.StateCarrier},
 * what is worth telling that of the modules above.
 */
@ApplicationModule(allowedDependencies = {"fdforge", "work", "kernel"})
@NullMarked
package finme.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
