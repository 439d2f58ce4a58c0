/** Operators decide on answers that could not be taken at their word. */
@NullMarked
package finme.dispatch.review;

import org.jspecify.annotations.NullMarked;
