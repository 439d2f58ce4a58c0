/** Tests. */
@NullMarked
package finme.dispatch.answer;

import org.jspecify.annotations.NullMarked;
