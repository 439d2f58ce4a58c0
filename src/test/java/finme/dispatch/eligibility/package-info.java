/** Tests. */
@NullMarked
package finme.dispatch.eligibility;

import org.jspecify.annotations.NullMarked;
