/** What people may do to the engine and ask of it, whichever way they come in: one look at each of their commands. */
@NullMarked
package finme.process.security.guard;

import org.jspecify.annotations.NullMarked;
