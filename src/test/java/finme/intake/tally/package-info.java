@NullMarked
package finme.intake.tally;

import org.jspecify.annotations.NullMarked;
