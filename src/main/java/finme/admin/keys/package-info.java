/** The installation's keys for its administrators: which there are, a new one, and the end of an old one. */
@NullMarked
package finme.admin.keys;

import org.jspecify.annotations.NullMarked;
