/** Tests of the partner directory. */
@NullMarked
package finme.partner;

import org.jspecify.annotations.NullMarked;
