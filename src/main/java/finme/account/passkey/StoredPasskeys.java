package finme.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.Passkeys;
import finme.account.Sessions;
import finme.account.SignedIn;
import finme.account.passkey.PasskeyRows.Row;
import finme.account.passkey.ceremony.Ceremonies.Refused;
import finme.account.passkey.ceremony.Ceremonies.Shown;
import finme.account.passkey.ceremony.Challenges.Purpose;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.tries.SecurityLog;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What was shown is looked at only after its challenge was used up and counted. */
@Service
class StoredPasskeys implements Passkeys {
    private final Sessions sessions;
    private final KnownPasskeys known;
    private final NewPasskeys made;
    private final Asking asking;
    private final SecurityLog log;

    StoredPasskeys(Sessions sessions, KnownPasskeys known, NewPasskeys made, Asking asking, SecurityLog log) {
        this.sessions = sessions;
        this.known = known;
        this.made = made;
        this.asking = asking;
        this.log = log;
    }

    @Override
    public List<Passkey> of(String session) {
        return known.of(sessions.find(session));
    }

    @Override
    public JsonNode begin(String session) {
        return made.begin(session, sessions.find(session));
    }

    @Override
    public Passkey add(String session, Made given) {
        SignedIn borrower = sessions.find(session);
        try {
            Passkey passkey = made.add(session, borrower, given);
            log.passkey("added", passkey.id().toString(), given.caller(), "");
            return passkey;
        } catch (Refused refused) {
            throw wrong(refused, given.caller());
        }
    }

    @Override
    public void remove(String session, UUID passkey, String caller) {
        if (!known.remove(passkey, sessions.find(session))) {
            throw Problem.notFound("The passkey");
        }
        sessions.endOthers(session);
        log.passkey("removed", passkey.toString(), caller, "");
    }

    @Override
    public JsonNode ask(String caller) {
        return asking.anybody(caller);
    }

    @Override
    public String signIn(String shown, String caller) {
        try {
            Row row = known.use(asking.answered(shown, Purpose.SIGN_IN, null, caller));
            log.passkey("used", row.id().toString(), caller, "");
            return sessions.open(known.proven(row), null);
        } catch (Refused refused) {
            throw wrong(refused, caller);
        }
    }

    @Override
    public JsonNode askAgain(String session) {
        return asking.holder(session, sessions.find(session));
    }

    @Override
    public void prove(String session, String shown) {
        SignedIn borrower = sessions.find(session);
        try {
            Shown answer = asking.answered(
                    shown,
                    Purpose.PROVE,
                    Sha256.digest(session),
                    borrower.person().toString());
            Row row = known.use(answer, borrower.borrowers());
            log.passkey("used", row.id().toString(), "", "");
            sessions.renew(session);
        } catch (Refused refused) {
            throw wrong(refused, "");
        }
    }

    /** Why is for the log alone. */
    private Problem wrong(Refused refused, String caller) {
        log.passkey("refused", "", caller, String.valueOf(refused.getMessage()));
        return Problem.of(401, "wrong_passkey", "This passkey does not fit, or not any more.");
    }
}
