/**
 * Mail and text messages to borrowers: on what occasions, what they say, in whose language, and how they leave. The address is read when
 * something is sent and stays nowhere; that a message is sent at all, and again, is the affair of {@code delivery}.
 */
@ApplicationModule(
        allowedDependencies = {
            "dispatch",
            "loan",
            "borrower",
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
package finme.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
