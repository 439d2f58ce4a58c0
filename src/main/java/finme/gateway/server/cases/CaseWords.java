package finme.gateway.server.cases;

import finme.catalogue.Catalogue;
import finme.directory.Labels;
import finme.dispatch.DispatchLog.Offered;
import finme.dispatch.DispatchLog.Sent;
import finme.fdforge.LedgerEntry;
import finme.gateway.BorrowerCases.OfferView;
import finme.gateway.BorrowerCases.Step;
import finme.kernel.Money;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What things are called, and what happened. */
@Component
class CaseWords {
    /** Says which offer; that one was accepted follows from it. */
    private static final String CHOSEN = "offer_chosen";

    private static final String ACCEPTED = "accepted";

    private final LoanDesk loans;
    private final Catalogue<Partner> partners;
    private final Labels labels;

    CaseWords(LoanDesk loans, Catalogue<Partner> partners, Labels labels) {
        this.loans = loans;
        this.partners = partners;
        this.labels = labels;
    }

    String partner(String code) {
        return partners.find(code).map(found -> found.value().name()).orElse(code);
    }

    @Nullable
    String product(@Nullable String code, String language) {
        return labels.find("products", code, List.of(Locale.forLanguageTag(language)))
                .map(Labels.Label::text)
                .orElse(code);
    }

    OfferView offer(Offered offered) {
        String currency = offered.currency();
        return new OfferView(
                offered.id(),
                partner(offered.partner()),
                new Money(offered.amount(), currency),
                offered.termMonths(),
                offered.apr(),
                money(offered.monthlyPayment(), currency),
                money(offered.totalPayable(), currency),
                offered.certainty(),
                offered.redirectUrl(),
                offered.expiresAt());
    }

    private static @Nullable Money money(@Nullable BigDecimal value, String currency) {
        return value == null ? null : new Money(value, currency);
    }

    /** One line of time: what became of the application, and what its lenders heard and said. */
    List<Step> steps(LoanApplication loan, List<Sent> sent) {
        List<Step> steps = new ArrayList<>();
        List<LedgerEntry> entries = loans.history(loan.id());
        boolean chosen = entries.stream().anyMatch(entry -> entry.action().equals(CHOSEN));
        entries.stream()
                .filter(entry -> !(chosen && entry.action().equals(ACCEPTED)))
                .forEach(entry -> steps.add(step(entry)));
        for (Sent each : sent) {
            String name = partner(each.partner());
            if (each.attempts() > 0) {
                steps.add(new Step(each.sentAt(), "partner.SENT", name));
            }
            if (each.outcome() != null && each.decidedAt() != null) {
                steps.add(new Step(each.decidedAt(), "partner." + each.outcome(), name));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private Step step(LedgerEntry entry) {
        String code = entry.details().path("partner").asText("");
        return new Step(entry.at(), entry.action(), code.isEmpty() ? null : partner(code));
    }
}
