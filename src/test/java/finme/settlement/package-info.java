/** Tests. */
@NullMarked
package finme.settlement;

import org.jspecify.annotations.NullMarked;
