/** Who gets an application, in which order and why; sending it, and what came back. Never sees the engine. */
@ApplicationModule(
        allowedDependencies = {
            "partner",
            "catalogue",
            "loan",
            "borrower",
            "retention",
            "canonical",
            "fdforge",
            "mapping",
            "outbound",
            "tries",
            "work",
            "kernel"
        })
@NullMarked
package finme.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
