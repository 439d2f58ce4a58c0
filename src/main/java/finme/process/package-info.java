/** The only package that imports the engine: delegates, vocabulary, decisions, engine configuration. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "crm",
            "dispatch",
            "loan",
            "partner",
            "form",
            "retention",
            "catalogue",
            "canonical",
            "fdforge",
            "mapping",
            "work",
            "kernel"
        })
@NullMarked
package finme.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
