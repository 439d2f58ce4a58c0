/** The run T5 (docs/reliability.md): thousands of changes, systems that come and go, and FinMe killed three times meanwhile. */
@NullMarked
package finme.chaos.changes;

import org.jspecify.annotations.NullMarked;
