/** Tests. */
@NullMarked
package finme.dispatch.sending;

import org.jspecify.annotations.NullMarked;
