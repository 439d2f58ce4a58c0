package finme.settlement.book;

import finme.dispatch.LoanFact;
import finme.dispatch.Outcome;
import finme.kernel.Ids;
import finme.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * How far a loan came at a partner, and when we heard of it.
 *
 * @param month by the partner's calendar
 * @param own noted by us, without the partner's word
 * @param contested it contradicts something: noted, and nothing is booked for it
 */
record Fact(
        UUID id,
        String partner,
        YearMonth month,
        Instant at,
        Outcome word,
        UUID application,
        String reference,
        UUID dispatch,
        Money amount,
        boolean own,
        boolean contested) {
    static Fact of(LoanFact told, Money amount, boolean own, Instant at, YearMonth month) {
        return new Fact(
                Ids.next(),
                told.partner(),
                month,
                at,
                told.word(),
                told.application(),
                told.reference(),
                told.dispatch(),
                amount,
                own,
                told.contested());
    }

    /** The same, booked at another time than it was told, or with another amount. */
    Fact booked(Instant now, YearMonth inMonth, Money as) {
        return new Fact(id, partner, inMonth, now, word, application, reference, dispatch, as, own, contested);
    }
}
