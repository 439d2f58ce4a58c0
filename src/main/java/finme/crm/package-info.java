/** Keeps the external CRM in step. Nothing waits for it but the last step of the process. */
@ApplicationModule(allowedDependencies = {"dispatch", "loan", "retention", "fdforge", "outbound", "work", "kernel"})
@NullMarked
package finme.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
