/** Tests. */
@NullMarked
package finme.dispatch.planning;

import org.jspecify.annotations.NullMarked;
