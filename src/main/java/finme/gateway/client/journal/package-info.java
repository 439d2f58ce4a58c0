/**
 * Append-only files that survive a crash at any byte: frames with length and checksum, forced to disk before anybody is told,
 * and marks of what is done with. Knows nothing of what the frames hold.
 */
@NullMarked
package finme.gateway.client.journal;

import org.jspecify.annotations.NullMarked;
