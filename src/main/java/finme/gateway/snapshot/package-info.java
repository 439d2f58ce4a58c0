/**
 * What core tells its edges so that they work without it: sources, codes. Signed with core's certificate, so that it can lie on
 * an edge's disk.
 */
@NullMarked
package finme.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
