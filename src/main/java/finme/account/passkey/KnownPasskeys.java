package finme.account.passkey;

import finme.account.Passkeys.Passkey;
import finme.account.Sessions.Proven;
import finme.account.SignedIn;
import finme.account.passkey.PasskeyRows.Row;
import finme.account.passkey.ceremony.Ceremonies;
import finme.account.passkey.ceremony.Ceremonies.Refused;
import finme.account.passkey.ceremony.Ceremonies.Shown;
import finme.account.passkey.ceremony.Challenges;
import finme.account.passkey.ceremony.Credential;
import finme.borrower.Contacts;
import finme.fdforge.ErasedException;
import finme.kernel.Sha256;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The passkeys there are. They are a person's by any of the person's ids, so a merge or its undoing counts at once. */
@Component
class KnownPasskeys {
    private final PasskeyRows rows;
    private final SealedPasskeys sealed;
    private final Ceremonies ceremonies;
    private final Contacts contacts;

    KnownPasskeys(PasskeyRows rows, SealedPasskeys sealed, Ceremonies ceremonies, Contacts contacts) {
        this.rows = rows;
        this.sealed = sealed;
        this.ceremonies = ceremonies;
        this.contacts = contacts;
    }

    List<Passkey> of(SignedIn borrower) {
        return rows.of(borrower.borrowers()).stream().map(this::told).toList();
    }

    private Passkey told(Row row) {
        return new Passkey(row.id(), sealed.open(row).name(), row.createdAt(), row.usedAt());
    }

    List<Credential> credentials(Set<UUID> borrowers) {
        return rows.of(borrowers).stream()
                .map(row -> sealed.open(row).credential())
                .toList();
    }

    boolean remove(UUID passkey, SignedIn borrower) {
        return rows.delete(passkey, borrower.borrowers());
    }

    /** @throws Refused when it does not hold */
    Row use(Shown shown) {
        return use(shown, rows.find(Sha256.digest(shown.credential())).orElseThrow(() -> new Refused("Unknown")));
    }

    /** @throws Refused when it does not hold, or is somebody else's */
    Row use(Shown shown, Collection<UUID> borrowers) {
        return use(
                shown,
                rows.find(Sha256.digest(shown.credential()))
                        .filter(row -> borrowers.contains(row.borrower()))
                        .orElseThrow(() -> new Refused("Unknown")));
    }

    private Row use(Shown shown, Row row) {
        try {
            long counter =
                    ceremonies.accept(shown, row.handle(), sealed.open(row).credential(), row.counter());
            if (!rows.use(row.id(), counter)) {
                throw new Refused("UsedMeanwhile");
            }
            return row;
        } catch (ErasedException gone) {
            throw new Refused("Unknown");
        }
    }

    /** Codes go to the address it was added with; random bytes are nobody's. */
    Proven proven(Row row) {
        Kept kept = sealed.open(row);
        byte[] address = kept.address() == null ? Challenges.random() : contacts.index(kept.kind(), kept.address());
        return new Proven(row.borrower(), kept.kind(), address);
    }
}
