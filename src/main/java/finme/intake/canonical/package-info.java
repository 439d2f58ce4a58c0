/** From what a mapping gave to a canonical application: coercion, normalisation, validation. No Spring, no state. */
@NullMarked
package finme.intake.canonical;

import org.jspecify.annotations.NullMarked;
