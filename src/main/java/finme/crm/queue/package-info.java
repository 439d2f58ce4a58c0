/** What the CRM has yet to hear: the durable queue, the worker that empties it, and who is told when it is confirmed. */
@NullMarked
package finme.crm.queue;

import org.jspecify.annotations.NullMarked;
