/**
 * What an edge keeps while core is away, sealed so that only core can read it, and how that gets there afterwards: in order
 * for each source, each once, and one that core can't take stops no other.
 */
@NullMarked
package finme.gateway.client.spool;

import org.jspecify.annotations.NullMarked;
