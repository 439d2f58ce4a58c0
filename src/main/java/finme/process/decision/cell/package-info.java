/** What the input cells of a table say, looked at one by one: which can never fit, and which mean something else than meant. */
@NullMarked
package finme.process.decision.cell;

import org.jspecify.annotations.NullMarked;
