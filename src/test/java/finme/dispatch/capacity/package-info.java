/** Tests. */
@NullMarked
package finme.dispatch.capacity;

import org.jspecify.annotations.NullMarked;
