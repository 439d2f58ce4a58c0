/** What people left in the engine about a person: the engine itself keeps nothing personal. */
@NullMarked
package finme.process.erasure;

import org.jspecify.annotations.NullMarked;
