/** What waits and what was sent: messages are queued in the transaction of the change they tell, read, and asked for again. */
@NullMarked
package finme.delivery.queue;

import org.jspecify.annotations.NullMarked;
