/**
 * What people look for and look at: applications by whatever is known of them, figures, and what somebody should be alarmed
 * about. Reads the tables of those below and draws lines and sums of its own from them, after the fact: nothing waits for it.
 */
@ApplicationModule(
        allowedDependencies = {
            "crm",
            "dispatch",
            "loan",
            "source",
            "partner",
            "catalogue",
            "fdforge",
            "outbound",
            "tries",
            "work",
            "kernel"
        })
@NullMarked
package finme.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
