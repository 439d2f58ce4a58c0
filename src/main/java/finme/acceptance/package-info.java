/**
 * From what a source sends, one application or a file of them, to what core takes in: the same for the public API and for
 * files uploaded in the back office and forms. Counts what sources are answered. Needs neither database nor engine.
 */
@ApplicationModule(allowedDependencies = {"gateway", "canonical", "mapping", "kernel"})
@NullMarked
package finme.acceptance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
