/**
 * Hands new jobs over to this node directly, without a search in the table; the engine's own search finds what is left.
 * Knows how many jobs are due and nobody has begun.
 */
@NullMarked
package finme.process.jobs;

import org.jspecify.annotations.NullMarked;
