package finme.dispatch.again;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Rerouting.By;
import finme.dispatch.model.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner's request once more; needs a surrounding transaction. */
@Component
class Repeats {
    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final RepeatRows rows;
    private final Catalogue<Partner> partners;
    private final Ledger ledger;

    Repeats(LoanDesk loans, Dispatches dispatches, RepeatRows rows, Catalogue<Partner> partners, Ledger ledger) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.rows = rows;
        this.partners = partners;
        this.ledger = ledger;
    }

    void send(UUID application, UUID id, By by) {
        if (loans.find(application).isEmpty()) {
            throw Problem.notFound("This application");
        }
        LoanApplication loan = loans.lock(application);
        List<Dispatch> all = dispatches.of(application);
        Dispatch dispatch = all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The case at the partner"));
        int newest = all.stream().mapToInt(Dispatch::round).max().orElse(1);
        Partner partner = partner(dispatch.partner());
        RepeatCheck.insist(loan, dispatch, newest, partner);
        boolean sent =
                partner != null && rows.again(dispatch.id(), RepeatCheck.neverLeft(dispatch), partner.answerWithin());
        if (!sent) {
            throw Problem.conflict("on_its_way", "It is on its way to the partner just now.");
        }
        Map<String, String> details = new HashMap<>(by.details());
        details.put("partner", dispatch.partner());
        ledger.append(Change.of("application", loan.id(), loan.version(), "sent_again", by.actor(), details));
    }

    private @Nullable Partner partner(String code) {
        return partners.find(code).map(Versioned::value).orElse(null);
    }
}
