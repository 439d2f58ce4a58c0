package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import finme.account.Passkeys;
import finme.account.Sessions;
import finme.gateway.CabinetAccess.Opened;
import finme.gateway.CabinetPasskeys;
import finme.gateway.server.proof.StepUp;
import finme.gateway.server.proof.StepUp.Proof;
import finme.gateway.server.proof.WhoAsks;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** Only whoever is the person makes and sees passkeys: each opens all that is theirs. */
@RestController
class PasskeysToAccounts implements CabinetPasskeys {
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final WhoAsks who;
    private final StepUp stepUp;

    PasskeysToAccounts(Passkeys passkeys, Sessions sessions, WhoAsks who, StepUp stepUp) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.who = who;
        this.stepUp = stepUp;
    }

    @Override
    public List<Passkey> all(String session) {
        who.person(session);
        return passkeys.of(session).stream().map(PasskeysToAccounts::told).toList();
    }

    @Override
    public JsonNode begin(Begin begin) {
        who.person(begin.session());
        stepUp.insist(begin.session(), new Proof(begin.code(), null, begin.language()));
        return passkeys.begin(begin.session());
    }

    @Override
    public Passkey add(Added added) {
        who.person(added.session());
        return told(passkeys.add(
                added.session(),
                new Passkeys.Made(added.name(), added.credential(), added.language(), added.caller())));
    }

    @Override
    public void remove(Removed removed) {
        who.person(removed.session());
        passkeys.remove(removed.session(), removed.passkey(), removed.caller());
    }

    @Override
    public JsonNode beginProof(String session) {
        who.person(session);
        return passkeys.askAgain(session);
    }

    @Override
    public JsonNode beginSignIn(String caller) {
        return passkeys.ask(caller);
    }

    /** What the browser had before is nobody's any more, whoever has put it there. */
    @Override
    public Opened signIn(Shown shown) {
        String session = passkeys.signIn(shown.credential(), shown.caller());
        if (shown.before() != null) {
            sessions.end(shown.before());
        }
        return new Opened(session);
    }

    private static Passkey told(Passkeys.Passkey passkey) {
        return new Passkey(passkey.id(), passkey.name(), passkey.createdAt(), passkey.usedAt(), passkey.opens());
    }
}
