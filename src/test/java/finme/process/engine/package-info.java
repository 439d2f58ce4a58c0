/** The engine as FinMe runs it: each hardening row that is ours. */
@NullMarked
package finme.process.engine;

import org.jspecify.annotations.NullMarked;
