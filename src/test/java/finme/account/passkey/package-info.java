/** Tests. */
@NullMarked
package finme.account.passkey;

import org.jspecify.annotations.NullMarked;
