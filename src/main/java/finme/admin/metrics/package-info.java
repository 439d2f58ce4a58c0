/** Figures for monitoring: what happened by the ledger, what waits for people. Codes and counts, never a value of a person. */
@NullMarked
package finme.admin.metrics;

import org.jspecify.annotations.NullMarked;
