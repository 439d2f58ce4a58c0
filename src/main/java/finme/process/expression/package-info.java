/**
 * What expressions in models see: our delegates and listeners by name, what a step has just told, and the instance's
 * variables; and how little they may do with any of it. Which models are taken at all is decided where they are published.
 */
@NullMarked
package finme.process.expression;

import org.jspecify.annotations.NullMarked;
