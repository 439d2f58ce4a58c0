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
import finme.borrower.Persons;
import finme.fdforge.ErasedException;
import finme.kernel.Sha256;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The passkeys there are. Each opens the person that added it, and nobody else: while the person is made of other ids than
 * then, after a merge or its undoing, it opens nothing.
 */
@Component
class KnownPasskeys {
    private final PasskeyRows rows;
    private final SealedPasskeys sealed;
    private final Ceremonies ceremonies;
    private final Contacts contacts;
    private final Persons persons;

    KnownPasskeys(PasskeyRows rows, SealedPasskeys sealed, Ceremonies ceremonies, Contacts contacts, Persons persons) {
        this.rows = rows;
        this.sealed = sealed;
        this.ceremonies = ceremonies;
        this.contacts = contacts;
        this.persons = persons;
    }

    List<Passkey> of(SignedIn borrower) {
        return rows.of(borrower.borrowers()).stream()
                .map(row -> told(row, borrower.borrowers()))
                .toList();
    }

    private Passkey told(Row row, Set<UUID> person) {
        return new Passkey(row.id(), sealed.open(row).name(), row.createdAt(), row.usedAt(), row.isOf(person));
    }

    List<Credential> credentials(Set<UUID> person) {
        return rows.of(person).stream()
                .filter(row -> row.isOf(person))
                .map(row -> sealed.open(row).credential())
                .toList();
    }

    boolean remove(UUID passkey, SignedIn borrower) {
        return rows.delete(passkey, borrower.borrowers());
    }

    /** @throws Refused when it does not hold */
    Row use(Shown shown) {
        Row row = rows.find(Sha256.digest(shown.credential())).orElseThrow(() -> new Refused("Unknown"));
        return use(shown, row, persons.members(row.borrower()));
    }

    /** @throws Refused when it does not hold, or is somebody else's */
    Row use(Shown shown, Set<UUID> person) {
        Row row = rows.find(Sha256.digest(shown.credential()))
                .filter(found -> person.contains(found.borrower()))
                .orElseThrow(() -> new Refused("Unknown"));
        return use(shown, row, person);
    }

    private Row use(Shown shown, Row row, Set<UUID> person) {
        if (!row.isOf(person)) {
            throw new Refused("PersonChanged");
        }
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
