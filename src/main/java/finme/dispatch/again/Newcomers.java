package finme.dispatch.again;

import finme.canonical.CanonicalApplication;
import finme.catalogue.Catalogue;
import finme.dispatch.PartnerPriorities;
import finme.dispatch.PartnerPriorities.Matched;
import finme.dispatch.eligibility.Eligibility;
import finme.dispatch.model.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom rules choose now and who was never asked. */
@Component
class Newcomers {
    private final LoanDesk loans;
    private final Dispatches dispatches;
    private final Catalogue<Partner> partners;
    private final PartnerPriorities priorities;

    Newcomers(LoanDesk loans, Dispatches dispatches, Catalogue<Partner> partners, PartnerPriorities priorities) {
        this.loans = loans;
        this.dispatches = dispatches;
        this.partners = partners;
        this.priorities = priorities;
    }

    boolean areThere(LoanApplication application, CanonicalApplication document) {
        Set<String> asked =
                dispatches.of(application.id()).stream().map(Dispatch::partner).collect(Collectors.toSet());
        return priorities.rank(loans.facts(application, document)).matched().stream()
                .map(Matched::partner)
                .filter(code -> !asked.contains(code))
                .flatMap(code -> partners.find(code).stream())
                .anyMatch(found -> !Eligibility.takesNothing(found.value()));
    }
}
