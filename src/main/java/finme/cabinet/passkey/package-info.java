/** Signing in with a passkey, and the passkeys of a borrower. */
@NullMarked
package finme.cabinet.passkey;

import org.jspecify.annotations.NullMarked;
