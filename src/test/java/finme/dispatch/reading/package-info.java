/** Tests. */
@NullMarked
package finme.dispatch.reading;

import org.jspecify.annotations.NullMarked;
