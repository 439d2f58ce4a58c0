/** Brings the shipped models and Tasklist's filter into the engine at the first start, never over anybody's work after that. */
@NullMarked
package finme.process.seed;

import org.jspecify.annotations.NullMarked;
