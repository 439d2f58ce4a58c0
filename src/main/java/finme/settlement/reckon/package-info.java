/** What is owed and what is taken back, reckoned in whole minor units. Pure. */
@NullMarked
package finme.settlement.reckon;

import org.jspecify.annotations.NullMarked;
