/**
 * What became of the requests of each source in the last days: counted, refused and why, which key was used. Told by the
 * edges in sums, so that no request writes a row; what an edge has not told yet is lost with it.
 */
@NullMarked
package finme.source.traffic;

import org.jspecify.annotations.NullMarked;
