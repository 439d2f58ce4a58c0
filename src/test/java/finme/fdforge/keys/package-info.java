@NullMarked
package finme.fdforge.keys;

import org.jspecify.annotations.NullMarked;
