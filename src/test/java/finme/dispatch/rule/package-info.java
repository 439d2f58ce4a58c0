/** Tests. */
@NullMarked
package finme.dispatch.rule;

import org.jspecify.annotations.NullMarked;
