/**
 * HTTP to others: the one way out, with an end in time and size that nobody can talk it out of, where it may lead, and its
 * OAuth2 tokens.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package finme.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
