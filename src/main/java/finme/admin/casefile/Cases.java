package finme.admin.casefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.application.ApplicationSummary;
import finme.admin.resource.JsonResources;
import finme.canonical.Masking;
import finme.dispatch.DispatchLog;
import finme.fdforge.ErasedException;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One application as an operator sees it. */
@Component
class Cases {
    private final LoanDesk loans;
    private final Reveals reveals;
    private final DispatchLog dispatches;
    private final JsonResources json;

    Cases(LoanDesk loans, Reveals reveals, DispatchLog dispatches, JsonResources json) {
        this.loans = loans;
        this.reveals = reveals;
        this.dispatches = dispatches;
        this.json = json;
    }

    LoanApplication find(UUID id) {
        return loans.find(id).orElseThrow(() -> Problem.notFound("This application"));
    }

    /** The canonical document with personal values masked, and what the platform knows of the application. */
    ObjectNode masked(LoanApplication application) {
        try {
            ObjectNode document = Masking.mask(json.tree(loans.document(application.id())));
            ObjectNode detail = detail(application, document).put("masked", true);
            // whoever has a lender's address for this borrower may sign in their place
            detail.withArray("offers").forEach(offer -> ((ObjectNode) offer).remove("redirectUrl"));
            return detail;
        } catch (ErasedException erased) {
            return erased(application, erased);
        }
    }

    /** The same in clear; the look is kept in the ledger. */
    ObjectNode revealed(LoanApplication application, String actor) {
        try {
            ObjectNode document = json.tree(reveals.reveal(application, actor));
            return detail(application, document).put("masked", false);
        } catch (ErasedException erased) {
            return erased(application, erased);
        }
    }

    private ObjectNode detail(LoanApplication application, ObjectNode document) {
        ObjectNode detail = json.tree(ApplicationSummary.of(application));
        detail.setAll(document);
        ArrayNode offers = detail.putArray("offers");
        dispatches.offers(application.id()).forEach(offer -> offers.add(json.tree(offer)));
        return detail;
    }

    /** {@code erased}: the whole person; {@code expired}: this document was not kept so long. */
    private ObjectNode erased(LoanApplication application, ErasedException gone) {
        return json.tree(ApplicationSummary.of(application))
                .put("masked", true)
                .put("erased", gone.isPerson())
                .put("expired", !gone.isPerson());
    }
}
