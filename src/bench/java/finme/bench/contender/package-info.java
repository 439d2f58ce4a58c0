/** Whoever takes an application from HTTP to its end: FinMe, in this JVM or in others, and its two yardsticks. */
@NullMarked
package finme.bench.contender;

import org.jspecify.annotations.NullMarked;
