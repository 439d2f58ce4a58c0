/** The gateway in core: answers the edge from the modules below. */
@NullMarked
package finme.gateway.server;

import org.jspecify.annotations.NullMarked;
