/** A line for each application to find it by, and sums of those lines; drawn behind the change, mended by a walk. */
@NullMarked
package finme.insight.line;

import org.jspecify.annotations.NullMarked;
