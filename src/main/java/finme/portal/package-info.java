/**
 * What lenders see of their own: who of them may sign in, their cases, statements, keys, guide and a place to try things
 * out, as pages and as API. A lender's user is bound to codes of partners; of any other there is nothing. Core only.
 */
@ApplicationModule(
        allowedDependencies = {
            "insight",
            "settlement",
            "dispatch",
            "loan",
            "partner",
            "catalogue",
            "canonical",
            "fdforge",
            "mapping",
            "tries",
            "kernel"
        })
@NullMarked
package finme.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
