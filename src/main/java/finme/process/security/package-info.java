/** Who the engine thinks is calling and what they may do; closes the engine's two public holes. */
@NullMarked
package finme.process.security;

import org.jspecify.annotations.NullMarked;
