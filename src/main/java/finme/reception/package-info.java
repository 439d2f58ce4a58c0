/**
 * How an application enters core: whether there is room for it, whether it came before, and the one transaction in which
 * person, application and process begin. Leaves formats to the edge and what follows to the process.
 */
@ApplicationModule(
        allowedDependencies = {
            "loan",
            "borrower",
            "source",
            "retention",
            "catalogue",
            "canonical",
            "fdforge",
            "work",
            "kernel"
        })
@NullMarked
package finme.reception;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
