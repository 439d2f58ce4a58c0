/** Reads the sums of lines. */
@NullMarked
package finme.insight.figures;

import org.jspecify.annotations.NullMarked;
