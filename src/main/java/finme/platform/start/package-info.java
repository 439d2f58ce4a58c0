/** What happens before the context exists: which role runs what, and one sentence when FinMe can't start. */
@NullMarked
package finme.platform.start;

import org.jspecify.annotations.NullMarked;
