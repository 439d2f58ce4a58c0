/** Tests. */
@NullMarked
package finme.dispatch.ping;

import org.jspecify.annotations.NullMarked;
