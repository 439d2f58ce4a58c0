/** How much there is to guess in a key that somebody brought. */
@NullMarked
package finme.source.key;

import org.jspecify.annotations.NullMarked;
