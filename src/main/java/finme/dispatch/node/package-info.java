/** What one node goes by: its settings, its name in leases, its threads. */
@NullMarked
package finme.dispatch.node;

import org.jspecify.annotations.NullMarked;
