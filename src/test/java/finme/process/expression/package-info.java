/** Expressions in models: what they may name, and that nothing else answers. */
@NullMarked
package finme.process.expression;

import org.jspecify.annotations.NullMarked;
