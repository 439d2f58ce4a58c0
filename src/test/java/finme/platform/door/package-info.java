@NullMarked
package finme.platform.door;

import org.jspecify.annotations.NullMarked;
