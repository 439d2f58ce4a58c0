/** Reads the lines of applications in the order and by the terms somebody asks for. */
@NullMarked
package finme.insight.search;

import org.jspecify.annotations.NullMarked;
