/**
 * What this edge has seen of each source, counted in memory and handed over in sums: how requests were answered, why they
 * were refused, which key was used. Names and types of refused payloads only, never a value.
 */
@NullMarked
package finme.intake.tally;

import org.jspecify.annotations.NullMarked;
