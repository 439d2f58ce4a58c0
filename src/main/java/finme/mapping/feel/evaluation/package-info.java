/** An expression evaluated within its limits: values, functions, variables, and what may go wrong. */
@NullMarked
package finme.mapping.feel.evaluation;

import org.jspecify.annotations.NullMarked;
