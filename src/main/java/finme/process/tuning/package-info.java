/** The engine with fewer statements: what it would read again and again is read once, for many, or not at all. */
@NullMarked
package finme.process.tuning;

import org.jspecify.annotations.NullMarked;
