/** Two sides that both change the same values: what follows from the last version both had. Pure; keeps nothing. */
@NullMarked
package finme.crm.merge;

import org.jspecify.annotations.NullMarked;
