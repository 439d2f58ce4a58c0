/** What core told this edge last: fetched all the time, kept on the disk, and all the edge needs to take applications. */
@NullMarked
package finme.gateway.client.snapshot;

import org.jspecify.annotations.NullMarked;
