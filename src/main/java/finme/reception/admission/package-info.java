/** Whether there is room for one more: places and turns of intakes at work, and how much waits behind them. */
@NullMarked
package finme.reception.admission;

import org.jspecify.annotations.NullMarked;
