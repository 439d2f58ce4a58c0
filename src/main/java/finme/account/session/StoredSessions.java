package finme.account.session;

import finme.account.Sessions;
import finme.account.SignedIn;
import finme.account.session.SessionRows.Row;
import finme.borrower.Persons;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** A key is 256 random bits, so its plain hash finds it and can't be turned round. */
@Service
@EnableConfigurationProperties(SessionSettings.class)
class StoredSessions implements Sessions {
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_KEY = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionRows rows;
    private final Persons persons;

    StoredSessions(SessionRows rows, Persons persons) {
        this.rows = rows;
        this.persons = persons;
    }

    /**
     * Who is one person is asked each time. Whoever was joined with others since, or parted from some, signs in anew: what was
     * proven then may not open them, and where it goes by another's name it is the other's cabinet.
     */
    @Override
    public SignedIn find(String key) {
        Row row = row(key);
        UUID borrower = row.proven().borrower();
        Set<UUID> members = persons.members(borrower);
        if (members.isEmpty() || row.members() != null && !row.members().equals(members)) {
            throw signedOut();
        }
        return new SignedIn(borrower, members, row.only(), row.provenAt());
    }

    private Row row(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw signedOut();
        }
        return rows.find(Sha256.digest(key)).orElseThrow(StoredSessions::signedOut);
    }

    private static Problem signedOut() {
        return Problem.of(401, "signed_out", "Sign in to see this.");
    }

    @Override
    public String open(Proven proven, @Nullable Set<UUID> only) {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        rows.insert(Sha256.digest(key), proven, persons.members(proven.borrower()), only);
        return key;
    }

    @Override
    public Proven proof(String key) {
        return row(key).proven();
    }

    @Override
    public void renew(String key) {
        rows.prove(Sha256.digest(key));
    }

    @Override
    public void end(String key) {
        rows.delete(Sha256.digest(key));
    }

    @Override
    public void endOthers(String key) {
        rows.deleteOthers(Sha256.digest(key), find(key).borrowers());
    }
}
