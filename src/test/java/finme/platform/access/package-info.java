/** Every endpoint × everybody who might try it. */
@NullMarked
package finme.platform.access;

import org.jspecify.annotations.NullMarked;
