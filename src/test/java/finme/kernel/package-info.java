/** What every module speaks, without the modules. */
@NullMarked
package finme.kernel;

import org.jspecify.annotations.NullMarked;
