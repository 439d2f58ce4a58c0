/** Tests. */
@NullMarked
package finme.dispatch.plan;

import org.jspecify.annotations.NullMarked;
