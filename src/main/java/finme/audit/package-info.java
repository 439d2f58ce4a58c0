/**
 * Proves from the tables that FinMe kept its promises. It reads everybody's tables and asks nobody, so that a fault in a
 * module can't hide itself; the engine's are read by {@code process} behind {@link finme.audit.AuditRules}.
 */
@ApplicationModule(allowedDependencies = {"loan", "work", "kernel"})
@NullMarked
package finme.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
