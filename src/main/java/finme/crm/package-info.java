/**
 * Keeps external CRMs in step: what each is told, in its own fields and through its own kind of connection. Nothing waits
 * for one but the last step of the process.
 */
@ApplicationModule(
        allowedDependencies = {
            "dispatch",
            "loan",
            "borrower",
            "directory",
            "partner",
            "retention",
            "catalogue",
            "canonical",
            "delivery",
            "fdforge",
            "mapping",
            "outbound",
            "work",
            "kernel"
        })
@NullMarked
package finme.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
