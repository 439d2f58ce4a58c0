/** Passkeys as they are stored: added, shown, removed. Whose a session is they tell; how long it lasts is not theirs. */
@NullMarked
package finme.account.passkey;

import org.jspecify.annotations.NullMarked;
