/**
 * What partners owe for loans they have paid out: how far each loan came, commission and clawback as entries that nobody
 * changes, and a statement of each month. Terms are the partner's master data; what partners say is heard by dispatch.
 */
@ApplicationModule(allowedDependencies = {"dispatch", "loan", "partner", "catalogue", "fdforge", "mapping", "kernel"})
@NullMarked
package finme.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
