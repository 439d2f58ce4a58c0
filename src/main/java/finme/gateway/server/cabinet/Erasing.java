package finme.gateway.server.cabinet;

import finme.account.Codes;
import finme.account.SignedIn;
import finme.gateway.CabinetData.Erase;
import finme.kernel.Problem;
import finme.retention.Erasure.Reason;
import finme.retention.Erasures;
import org.springframework.stereotype.Component;

/** What can't be taken back needs a code of its own, however fresh the session is. */
@Component
class Erasing {
    /** As in the ledger. */
    private static final String ACTOR = "borrower";

    private final Codes codes;
    private final Erasures erasures;

    Erasing(Codes codes, Erasures erasures) {
        this.codes = codes;
        this.erasures = erasures;
    }

    void erase(SignedIn borrower, Erase erase) {
        String code = erase.code();
        if (code == null || code.isBlank()) {
            codes.sendAgain(erase.session(), erase.language());
            throw Problem.of(403, "fresh_code_needed", "A code is on its way; this needs it.");
        }
        codes.prove(erase.session(), code);
        erasures.erase(borrower.person(), Reason.PERSON_ASKED, ACTOR);
    }
}
