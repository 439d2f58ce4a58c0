package finme.account.code;

import finme.account.Codes;
import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.account.code.SignInRows.Tried;
import finme.account.limit.Callers;
import finme.borrower.Contacts;
import finme.borrower.Contacts.Contact;
import finme.kernel.Ids;
import finme.kernel.Problem;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final Callers callers;

    StoredCodes(
            CodeRequests requests,
            SignInRows rows,
            CodeHash hash,
            Contacts contacts,
            Sessions sessions,
            Callers callers) {
        this.requests = requests;
        this.rows = rows;
        this.hash = hash;
        this.contacts = contacts;
        this.sessions = sessions;
        this.callers = callers;
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
    public String signIn(Addressee by, String code, @Nullable LocalDate born, String caller) {
        byte[] address = requests.address(by);
        callers.countTry(caller);
        byte[] known = fitting(by.kind(), address, code);
        Contact contact = whose(contacts.all(by.kind(), address), born);
        spend(by.kind(), address, known);
        return sessions.open(new Proven(contact.person(), by.kind(), address), contact.only());
    }

    @Override
    public void prove(String session, String code) {
        Proven proven = sessions.proof(session);
        spend(proven.kind(), proven.address(), fitting(proven.kind(), proven.address(), code));
        sessions.renew(session);
    }

    /** Who shares an address is told apart by the birth date (ADR 138); whose is not known is nobody's guess. */
    private static Contact whose(List<Contact> known, @Nullable LocalDate born) {
        if (known.stream().map(StoredCodes::born).distinct().count() == 1) {
            return known.get(0);
        }
        if (known.isEmpty()) {
            throw wrong();
        }
        if (born == null) {
            throw Problem.of(401, "birth_date_needed", "The birth date is needed as well.");
        }
        return known.stream()
                .filter(contact -> born(contact).equals(Optional.of(born.toString())))
                .findFirst()
                .orElseThrow(() -> Problem.of(401, "wrong_birth_date", "This birth date does not fit."));
    }

    private static Optional<String> born(Contact contact) {
        return Optional.ofNullable(contact.text("borrower.birthDate"));
    }

    /** @return the code as it is stored */
    private byte[] fitting(String kind, byte[] address, String code) {
        Tried tried = rows.attempt(kind, address, Ids.next(), Duration.ofMinutes(10));
        if (tried.tries() > MOST_TRIES) {
            throw Problem.busy(429, "too_many_tries", "That was wrong too often; ask for a new code.", tried.left());
        }
        byte[] known = tried.code();
        byte[] given = hash.of(address, code);
        if (known == null || !MessageDigest.isEqual(known, given)) {
            throw wrong();
        }
        return known;
    }

    private void spend(String kind, byte[] address, byte[] code) {
        if (!rows.use(kind, address, code)) {
            throw wrong();
        }
    }

    private static Problem wrong() {
        return Problem.of(401, "wrong_code", "This code does not fit, or not any more.");
    }
}
