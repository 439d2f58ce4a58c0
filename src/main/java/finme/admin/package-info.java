/** Administration: API and pages. Core only. */
@ApplicationModule(
        allowedDependencies = {
            "portal",
            "acceptance",
            "insight",
            "gateway",
            "batch",
            "reception",
            "audit",
            "crm",
            "task",
            "settlement",
            "notification",
            "correspondence",
            "dispatch",
            "loan",
            "borrower",
            "source",
            "edges",
            "filling",
            "directory",
            "partner",
            "form",
            "retention",
            "catalogue",
            "process",
            "canonical",
            "delivery",
            "fdforge",
            "mapping",
            "tries",
            "work",
            "kernel"
        })
@NullMarked
package finme.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
