/** Five lenders that nobody kills: they remember every request, misbehave by plan, and call back until they are heard. */
@NullMarked
package finme.chaos.lender;

import org.jspecify.annotations.NullMarked;
