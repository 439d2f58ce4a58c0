/**
 * Simulated systems that listen to FinMe's messages: each checks the signature, remembers what came, and fails on demand.
 * Its records are in a file of its own.
 */
@NullMarked
package finme.sandbox.systems;

import org.jspecify.annotations.NullMarked;
