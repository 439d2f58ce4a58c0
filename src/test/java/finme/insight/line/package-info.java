@NullMarked
package finme.insight.line;

import org.jspecify.annotations.NullMarked;
