/** The loan application and its state machine. Tells the process through {@code LoanProcess}; never sees the engine. */
@ApplicationModule(allowedDependencies = {"retention", "canonical", "fdforge", "work", "kernel"})
@NullMarked
package finme.loan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
