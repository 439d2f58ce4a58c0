/** The contract between edge and core: interfaces and records. The server half runs in core, the client half at the edge. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "correspondence",
            "batch",
            "reception",
            "crm",
            "task",
            "dispatch",
            "loan",
            "borrower",
            "retention",
            "source",
            "edges",
            "filling",
            "directory",
            "partner",
            "form",
            "catalogue",
            "canonical",
            "fdforge",
            "mapping",
            "outbound",
            "work",
            "kernel"
        })
@NullMarked
package finme.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
