/**
 * Tells others what changed: connected systems what they subscribed to, sources what became of their applications. What is
 * worth a message and how it is signed; that it arrives, and in order, is the affair of {@code delivery}.
 */
@ApplicationModule(allowedDependencies = {"delivery", "source", "catalogue", "fdforge", "outbound", "kernel"})
@NullMarked
package finme.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
