/** The sessions as they are stored. */
@NullMarked
package finme.account.session;

import org.jspecify.annotations.NullMarked;
