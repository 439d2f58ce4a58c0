/** Who may call what: one filter chain for each kind of caller. What no chain names is denied. */
@NullMarked
package finme.platform.security;

import org.jspecify.annotations.NullMarked;
