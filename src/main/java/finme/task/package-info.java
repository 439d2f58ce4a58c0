/**
 * What lenders ask of borrowers once they have an application: fields, questions, documents; what was given, sealed under
 * the person's key, and how it reaches the lender that asked.
 */
@ApplicationModule(allowedDependencies = {"dispatch", "loan", "retention", "fdforge", "kernel"})
@NullMarked
package finme.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
