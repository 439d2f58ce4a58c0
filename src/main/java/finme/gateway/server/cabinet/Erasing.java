package finme.gateway.server.cabinet;

import finme.account.SignedIn;
import finme.gateway.CabinetData.Erase;
import finme.gateway.server.proof.StepUp;
import finme.gateway.server.proof.StepUp.Proof;
import finme.retention.Erasure.Reason;
import finme.retention.Erasures;
import org.springframework.stereotype.Component;

/** What can't be taken back needs a proof of its own, however fresh the session is. */
@Component
class Erasing {
    /** As in the ledger. */
    private static final String ACTOR = "borrower";

    private final StepUp stepUp;
    private final Erasures erasures;

    Erasing(StepUp stepUp, Erasures erasures) {
        this.stepUp = stepUp;
        this.erasures = erasures;
    }

    void erase(SignedIn borrower, Erase erase) {
        stepUp.prove(erase.session(), new Proof(erase.code(), erase.passkey(), erase.language()));
        erasures.erase(borrower.person(), Reason.PERSON_ASKED, ACTOR);
    }
}
