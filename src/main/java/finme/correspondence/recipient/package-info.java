/** Who gets a letter: by which way they want it, at which address, in which language. */
@NullMarked
package finme.correspondence.recipient;

import org.jspecify.annotations.NullMarked;
