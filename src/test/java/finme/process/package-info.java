/** The engine and its models. */
@NullMarked
package finme.process;

import org.jspecify.annotations.NullMarked;
