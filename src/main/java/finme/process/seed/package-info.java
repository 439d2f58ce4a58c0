/** Brings the shipped models into the engine at the first start, and never over anybody's work after that. */
@NullMarked
package finme.process.seed;

import org.jspecify.annotations.NullMarked;
