/**
 * Sends what has room and is due: after a commit, and by looking for what nobody has in hand. Every row is under a
 * lease meanwhile.
 */
@NullMarked
package finme.dispatch.sending;

import org.jspecify.annotations.NullMarked;
