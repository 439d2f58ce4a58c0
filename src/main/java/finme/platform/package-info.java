/** Spring configuration that nobody imports: the two roles, security, embedded PostgreSQL, demo. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package finme.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
