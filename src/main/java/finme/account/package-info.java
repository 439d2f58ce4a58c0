/**
 * How borrowers come in: codes sent to an address of theirs, passkeys, and sessions that whoever has either gets. What they see
 * then is the affair of others, who ask here who it is.
 */
@ApplicationModule(
        allowedDependencies = {
            "correspondence",
            "borrower",
            "retention",
            "canonical",
            "delivery",
            "fdforge",
            "tries",
            "work",
            "kernel"
        })
@NullMarked
package finme.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
