/** Tests. */
@NullMarked
package finme.portal;

import org.jspecify.annotations.NullMarked;
