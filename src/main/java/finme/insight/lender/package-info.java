/** Figures of one lender, read from sums of lines. */
@NullMarked
package finme.insight.lender;

import org.jspecify.annotations.NullMarked;
