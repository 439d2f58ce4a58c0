/**
 * DMN as owners deploy it: compiled with every cell, evaluated with a look at every rule, so that one that doesn't fit
 * can say why. What a table means is told by the package above.
 */
@NullMarked
package finme.process.decision.table;

import org.jspecify.annotations.NullMarked;
