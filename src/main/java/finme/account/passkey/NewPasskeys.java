package finme.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.Passkeys.Made;
import finme.account.Passkeys.Passkey;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.account.SignedIn;
import finme.account.limit.Callers;
import finme.account.passkey.PasskeyRows.Row;
import finme.account.passkey.ceremony.BrowserOptions;
import finme.account.passkey.ceremony.Ceremonies;
import finme.account.passkey.ceremony.Ceremonies.New;
import finme.account.passkey.ceremony.Ceremonies.Refused;
import finme.account.passkey.ceremony.Challenges;
import finme.account.passkey.ceremony.Challenges.Purpose;
import finme.account.passkey.ceremony.Credential;
import finme.borrower.Contacts;
import finme.borrower.Contacts.Contact;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes passkeys. A device keeps them under a random handle, which is the same for all of a person and says nothing else. */
@Component
class NewPasskeys {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;

    private final Sessions sessions;
    private final Asked asked;
    private final Contacts contacts;
    private final Storing storing;

    NewPasskeys(Sessions sessions, Asked asked, Contacts contacts, Storing storing) {
        this.sessions = sessions;
        this.asked = asked;
        this.contacts = contacts;
        this.storing = storing;
    }

    /** How a browser is asked for one, how often, and how what it answers is judged. */
    @Component
    record Asked(BrowserOptions options, Challenges challenges, Ceremonies ceremonies, Callers callers) {}

    /** Where they are stored, and who hears of it. */
    @Component
    record Storing(
            PasskeyRows rows, SealedPasskeys sealed, PasskeyLetters letters, PlatformTransactionManager transactions) {}

    JsonNode begin(String session, SignedIn borrower) {
        asked.callers().countChallenge(borrower.person().toString());
        List<Row> present = storing.rows().of(borrower.borrowers());
        insistOnRoom(present);
        byte[] handle = present.isEmpty() ? Challenges.random() : present.get(0).handle();
        List<Credential> known = present.stream()
                .filter(row -> row.isOf(borrower.borrowers()))
                .map(row -> storing.sealed().open(row).credential())
                .toList();
        return asked.options().create(Sha256.digest(session), handle, name(sessions.proof(session)), known);
    }

    private String name(Proven proven) {
        return contacts.find(proven.kind(), proven.address())
                .map(Contact::value)
                .orElse("FinMe");
    }

    /** @throws Refused when it is not what was asked for */
    Passkey add(String session, SignedIn borrower, Made made) {
        asked.callers().countTry(borrower.person().toString());
        String name = checked(made.name());
        New shown = asked.ceremonies().readNew(made.credential());
        byte[] handle = asked.challenges()
                .take(shown.challenge(), Purpose.ADD, Sha256.digest(session))
                .map(Challenges.Given::handle)
                .orElseThrow(() -> new Refused("NotAsked"));
        Credential credential = asked.ceremonies().accept(shown);
        Proven proven = sessions.proof(session);
        String address = contacts.find(proven.kind(), proven.address())
                .map(Contact::value)
                .orElse(null);
        insistOnRoom(storing.rows().of(borrower.borrowers()));
        UUID id = Ids.next();
        store(row(id, borrower, handle, new Kept(name, made.language(), proven.kind(), address, credential)));
        return new Passkey(id, name, Instant.now(), null, true);
    }

    private Row row(UUID id, SignedIn borrower, byte[] handle, Kept kept) {
        return new Row(
                id,
                borrower.person(),
                borrower.borrowers(),
                Sha256.digest(kept.credential().id()),
                handle,
                storing.sealed().seal(id, borrower.person(), kept),
                kept.credential().counter(),
                Instant.now(),
                null);
    }

    private void store(Row row) {
        new TransactionTemplate(storing.transactions()).executeWithoutResult(open -> {
            if (!storing.rows().insert(row)) {
                throw Problem.conflict("passkey_known", "This passkey is known already.");
            }
            storing.letters().queue(row);
        });
    }

    private static void insistOnRoom(List<Row> present) {
        if (present.size() >= MOST) {
            throw Problem.conflict("too_many_passkeys", "There are " + MOST + " passkeys; remove one first.");
        }
    }

    private static String checked(String given) {
        String name = given.replaceAll("\\p{C}+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("/name", "invalid_name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }
}
