/** Rules as people edit them, and the run that keeps them: step by step, with pauses, on one node at a time. */
@NullMarked
package finme.retention.run;

import org.jspecify.annotations.NullMarked;
