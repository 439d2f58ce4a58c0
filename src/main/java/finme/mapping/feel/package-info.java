/**
 * FEEL on Camunda's interpreter: compiles, evaluates, and keeps an evaluation within its bounds. Nothing here is seen
 * outside but through {@link finme.mapping.Feel}.
 */
@NullMarked
package finme.mapping.feel;

import org.jspecify.annotations.NullMarked;
