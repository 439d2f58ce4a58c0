/** The gateway at the edge when core is elsewhere. */
@NullMarked
package finme.gateway.client;

import org.jspecify.annotations.NullMarked;
