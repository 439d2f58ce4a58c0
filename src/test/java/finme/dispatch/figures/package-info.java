@NullMarked
package finme.dispatch.figures;

import org.jspecify.annotations.NullMarked;
