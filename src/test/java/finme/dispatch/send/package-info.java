/** Tests. */
@NullMarked
package finme.dispatch.send;

import org.jspecify.annotations.NullMarked;
