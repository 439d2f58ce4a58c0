/** Tests. */
@NullMarked
package finme.settlement.reckon;

import org.jspecify.annotations.NullMarked;
