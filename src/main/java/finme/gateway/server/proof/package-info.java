/** Once more proof of who is signed in. */
@NullMarked
package finme.gateway.server.proof;

import org.jspecify.annotations.NullMarked;
