/** Tests. */
@NullMarked
package finme.account.passkey.ceremony;

import org.jspecify.annotations.NullMarked;
