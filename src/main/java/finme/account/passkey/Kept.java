package finme.account.passkey;

import finme.account.passkey.ceremony.Credential;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a passkey, sealed.
 *
 * @param name as the borrower calls it
 * @param language of the letter about it
 * @param kind of the address that the session was opened with in which it was added
 * @param address itself; null when nobody is known by it any more
 */
record Kept(
        String name, String language, String kind, @Nullable String address, Credential credential) {
    @Override
    public String toString() {
        return "Kept[***]";
    }
}
