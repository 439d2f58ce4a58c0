/**
 * The canonical application, the one format all sources are brought into: its schema, and the one way a payload is mapped,
 * read, checked and normalised, whoever asks (intake, a source's trial, forms, the CRM). No database, no state.
 */
@ApplicationModule(allowedDependencies = {"mapping", "kernel"})
@NullMarked
package finme.canonical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
