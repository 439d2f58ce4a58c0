@NullMarked
package finme.tries;

import org.jspecify.annotations.NullMarked;
