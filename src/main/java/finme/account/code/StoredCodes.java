package finme.account.code;

import finme.account.Codes;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.account.code.SignInRows.Tried;
import finme.borrower.Contacts;
import finme.borrower.Contacts.Contact;
import finme.kernel.Ids;
import finme.kernel.Problem;
import java.security.MessageDigest;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** The same statements for known and unknown addresses, in the same order; the rest is the carrier's. */
@Service
@EnableConfigurationProperties(CodeSettings.class)
class StoredCodes implements Codes {
    private static final int MOST_TRIES = 5;

    private final CodeRequests requests;
    private final SignInRows rows;
    private final CodeHash hash;
    private final Contacts contacts;
    private final Sessions sessions;

    StoredCodes(CodeRequests requests, SignInRows rows, CodeHash hash, Contacts contacts, Sessions sessions) {
        this.requests = requests;
        this.rows = rows;
        this.hash = hash;
        this.contacts = contacts;
        this.sessions = sessions;
    }

    @Override
    public void send(Addressee to, String caller, String language) {
        requests.send(to.kind(), requests.address(to), caller, language);
    }

    @Override
    public void sendAgain(String session, String language) {
        Proven proven = sessions.proof(session);
        requests.send(proven.kind(), proven.address(), proven.borrower().toString(), language);
    }

    @Override
    public String signIn(Addressee by, String code, String caller) {
        byte[] address = requests.address(by);
        requests.countTry(caller);
        use(by.kind(), address, code);
        Contact contact = contacts.find(by.kind(), address).orElseThrow(StoredCodes::wrong);
        return sessions.open(new Proven(contact.person(), by.kind(), address), contact.only());
    }

    @Override
    public void prove(String session, String code) {
        Proven proven = sessions.proof(session);
        use(proven.kind(), proven.address(), code);
        sessions.renew(session);
    }

    private void use(String kind, byte[] address, String code) {
        Tried tried = rows.attempt(kind, address, Ids.next(), Duration.ofMinutes(10));
        if (tried.tries() > MOST_TRIES) {
            throw Problem.of(429, "too_many_tries", "That was wrong too often; ask for a new code.");
        }
        byte[] known = tried.code();
        byte[] given = hash.of(address, code);
        if (known == null || !MessageDigest.isEqual(known, given) || !rows.use(kind, address, known)) {
            throw wrong();
        }
    }

    private static Problem wrong() {
        return Problem.of(401, "wrong_code", "This code does not fit, or not any more.");
    }
}
