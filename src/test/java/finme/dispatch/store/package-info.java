/** Tests. */
@NullMarked
package finme.dispatch.store;

import org.jspecify.annotations.NullMarked;
