/** Simulated lenders: one behaviour per path, real HTTP both ways, nothing kept but keys and counts. */
@NullMarked
package finme.sandbox.partners;

import org.jspecify.annotations.NullMarked;
