/** The process of a load or a reconciliation: begun and ended by the run, which ends when somebody cancels its instance. */
@NullMarked
package finme.process.crmsync;

import org.jspecify.annotations.NullMarked;
