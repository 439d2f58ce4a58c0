/** What core does for edges that have to go on without it: signed snapshots, and what they kept meanwhile. */
@NullMarked
package finme.gateway.server.link;

import org.jspecify.annotations.NullMarked;
