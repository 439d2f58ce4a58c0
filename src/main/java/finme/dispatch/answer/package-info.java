/**
 * What partners say, in the one shape in which an answer, a callback and an operator's word travel once they are read.
 * Pure.
 */
@NullMarked
package finme.dispatch.answer;

import org.jspecify.annotations.NullMarked;
