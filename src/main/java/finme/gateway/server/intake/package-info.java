/** Applications and what completes them, from the gateway to the reception, sealed by an edge or not. */
@NullMarked
package finme.gateway.server.intake;

import org.jspecify.annotations.NullMarked;
