/** What partners say: reading it, deciding what it means, applying it once, whatever the order. */
@NullMarked
package finme.dispatch.answer;

import org.jspecify.annotations.NullMarked;
