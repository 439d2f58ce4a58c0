/**
 * The gateway in core: answers the edge from the modules below. In one process its beans are called as they are; what
 * comes over the network ends at the same beans, which is why they are controllers, under addresses only the door for
 * edges has.
 */
@NullMarked
package finme.gateway.server;

import org.jspecify.annotations.NullMarked;
