/** Administration: API and pages. Core only. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "crm",
            "dispatch",
            "loan",
            "source",
            "directory",
            "partner",
            "catalogue",
            "process",
            "canonical",
            "fdforge",
            "mapping",
            "kernel"
        })
@NullMarked
package finme.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
