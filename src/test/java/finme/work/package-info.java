/** What every module speaks, without the modules. */
@NullMarked
package finme.work;

import org.jspecify.annotations.NullMarked;
