/**
 * What an offer says: amount, term, rate, payments, end. Each is read in the one way it can be read in, or told as a doubt;
 * none is ever guessed. What follows from a doubt, {@code answer} decides, and people by {@code review}.
 */
@NullMarked
package finme.dispatch.terms;

import org.jspecify.annotations.NullMarked;
