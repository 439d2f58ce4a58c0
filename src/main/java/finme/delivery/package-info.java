/**
 * Durable sending to receivers, in order and at least once, with its log. A receiver is named {@code kind:code}; how a
 * message of one kind goes out is its {@link finme.delivery.Carrier}'s affair, what is worth a message that of the modules
 * above.
 */
@ApplicationModule(allowedDependencies = {"fdforge", "work", "kernel"})
@NullMarked
package finme.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
