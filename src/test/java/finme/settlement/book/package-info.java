/** Tests. */
@NullMarked
package finme.settlement.book;

import org.jspecify.annotations.NullMarked;
