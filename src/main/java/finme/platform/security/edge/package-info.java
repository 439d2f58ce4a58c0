/** Who may come in from the Internet, and through the door that edges use. */
@NullMarked
package finme.platform.security.edge;

import org.jspecify.annotations.NullMarked;
