/** Tests. */
@NullMarked
package finme.dispatch.inbox;

import org.jspecify.annotations.NullMarked;
