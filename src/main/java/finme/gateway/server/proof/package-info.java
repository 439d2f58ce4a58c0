/** Who is signed in, and once more proof of it. */
@NullMarked
package finme.gateway.server.proof;

import org.jspecify.annotations.NullMarked;
