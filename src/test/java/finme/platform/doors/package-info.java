/** Every endpoint × everybody who might try it. */
@NullMarked
package finme.platform.doors;

import org.jspecify.annotations.NullMarked;
