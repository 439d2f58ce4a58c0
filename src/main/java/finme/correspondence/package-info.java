/**
 * Mail and text messages to borrowers: what they say, in whose language, and how they leave. The address is read when
 * something is sent and stays nowhere; that a message is sent at all, and again, is the affair of {@code delivery}.
 */
@ApplicationModule(allowedDependencies = {"mapping", "outbound", "work", "kernel"})
@NullMarked
package finme.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
