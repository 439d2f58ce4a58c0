/** The publish gate: tables that would fail and models that would do harm. */
@NullMarked
package finme.process.publish;

import org.jspecify.annotations.NullMarked;
