package finme.settlement.book;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Outcome;
import finme.fdforge.Change;
import finme.fdforge.DatabaseClock;
import finme.fdforge.Ledger;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.settlement.Unbooked;
import finme.settlement.book.Payouts.Booking;
import finme.settlement.reckon.Months;
import finme.settlement.statement.CaseRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settled under the application's lock, as whatever its partner says: no two books of one loan are written at a time. */
@Service
class StoredUnbooked implements Unbooked {
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final int FINEST = 6;

    private final Catalogue<Partner> partners;
    private final Facts facts;
    private final Cases cases;
    private final CaseRows rows;
    private final Payouts payouts;
    private final Returns returns;
    private final LoanDesk loans;
    private final Ledger ledger;
    private final DatabaseClock clock;

    StoredUnbooked(
            Catalogue<Partner> partners,
            Facts facts,
            Cases cases,
            CaseRows rows,
            Payouts payouts,
            Returns returns,
            LoanDesk loans,
            Ledger ledger,
            DatabaseClock clock) {
        this.partners = partners;
        this.facts = facts;
        this.cases = cases;
        this.rows = rows;
        this.payouts = payouts;
        this.returns = returns;
        this.loans = loans;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Case> waiting(int most) {
        return rows.waiting(most);
    }

    @Override
    @Transactional
    public void book(String partner, UUID id, @Nullable Money amount, String actor) {
        check(amount);
        Fact fact = taken(partner, id, true, actor);
        Versioned<Partner> lender = partners.find(partner).orElseThrow(StoredUnbooked::unknown);
        ZoneId zone = Months.zone(lender.value());
        Instant now = clock.now();
        Fact booked = fact.booked(now, YearMonth.from(now.atZone(zone)), amount == null ? fact.amount() : amount);
        if (fact.word() == Outcome.FUNDED) {
            insist(payouts.book(booked, lender));
        } else if (!returns.bookByHand(booked, zone)) {
            throw Problem.invalid(
                    "/amount/currency", "other_currency", "It has to be told in the currency that was paid out.");
        }
    }

    @Override
    @Transactional
    public void leave(String partner, UUID id, String actor) {
        taken(partner, id, false, actor);
    }

    private Fact taken(String partner, UUID id, boolean booked, String actor) {
        Fact fact = facts.find(id)
                .filter(found -> found.partner().equals(partner) && rows.exists(id))
                .orElseThrow(StoredUnbooked::unknown);
        loans.lock(fact.application());
        if (!cases.settle(id, booked, actor)) {
            throw Problem.conflict("settled", "Somebody has settled it meanwhile.");
        }
        ledger.append(Change.of(
                "settlement",
                id.toString(),
                1,
                booked ? "booked" : "left",
                actor,
                Map.of("partner", partner, "reference", fact.reference(), "word", fact.word())));
        return fact;
    }

    /** Or it would be settled, and nothing booked: what is refused goes on waiting. */
    private static void insist(Booking booking) {
        switch (booking) {
            case DONE, COUNTED -> {}
            case NO_TERMS ->
                throw Problem.conflict(
                        "no_terms", "No terms stand for this loan: write the partner's first, or leave it.");
            case OTHER_CURRENCY ->
                throw Problem.invalid(
                        "/amount/currency", "other_currency", "It has to be told in the currency of what came back.");
            case UNKNOWN_VOLUME ->
                throw Problem.conflict(
                        "unknown_volume",
                        "Which loan of its month it was is not known, so no tier is: settle it with the partner and leave it.");
        }
    }

    private static Problem unknown() {
        return Problem.notFound("This booking");
    }

    private static void check(@Nullable Money amount) {
        if (amount == null) {
            return;
        }
        BigDecimal value = amount.value();
        if (value == null || value.signum() <= 0 || value.compareTo(MOST) > 0 || value.scale() > FINEST) {
            throw Problem.invalid("/amount/value", "out_of_range", "More than nothing, and at most a million million.");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(each -> each.getCurrencyCode().equals(amount.currency()))) {
            throw Problem.invalid(
                    "/amount/currency", "unknown_currency", "The currency is an ISO 4217 code such as EUR.");
        }
    }
}
