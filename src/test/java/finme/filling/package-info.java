@NullMarked
package finme.filling;

import org.jspecify.annotations.NullMarked;
