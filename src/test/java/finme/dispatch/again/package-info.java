/** Tests. */
@NullMarked
package finme.dispatch.again;

import org.jspecify.annotations.NullMarked;
