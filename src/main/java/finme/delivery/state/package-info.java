/** What receivers of states have yet to hear: one row a subject, told in batches under the receiver's lease. */
@NullMarked
package finme.delivery.state;

import org.jspecify.annotations.NullMarked;
