package finme.dispatch.rule;

import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.model.Dispatch;
import finme.dispatch.terms.Doubt;
import finme.dispatch.terms.Doubt.Why;
import finme.dispatch.terms.OfferCheck;
import finme.dispatch.terms.OfferCheck.Checked;
import finme.dispatch.terms.Terms;
import finme.dispatch.terms.WrittenOffers;
import finme.kernel.Money;
import finme.loan.LoanApplication;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an answer that could be read means for this application: whether it offers, and enough. */
public final class Judgement {
    private static final Set<Outcome> BEYOND_AN_OFFER = EnumSet.of(Outcome.ACCEPTED, Outcome.SIGNED, Outcome.FUNDED);

    private Judgement() {}

    /** @param now the database's time */
    public static Answer of(LoanApplication loan, Dispatch dispatch, Answer answer, Instant now) {
        Money asked = loan.amount();
        return asked == null ? answer : withMinimum(dispatch, possible(asked, answer, now));
    }

    /** As {@link #of}, for a partner that is only tried out. */
    public static Answer possible(Money asked, Answer answer, Instant now) {
        boolean offers = answer.outcome() == Outcome.OFFERED;
        if (answer.offers().isEmpty() || !offers && !BEYOND_AN_OFFER.contains(answer.outcome())) {
            return answer;
        }
        Checked checked = OfferCheck.of(asked, now, answer.offers());
        if (!offers) {
            // money may be on its way: that counts whatever is written beside it
            return with(answer, checked.doubts().isEmpty() ? checked.terms() : List.of());
        }
        if (!checked.doubts().isEmpty()) {
            return review(answer, checked.doubts());
        }
        return checked.allOver()
                ? review(answer, List.of(over(answer.offers().get(0))))
                : with(answer, checked.terms());
    }

    private static Doubt over(Terms offer) {
        return new Doubt("/offers/0/expiresAt", Why.OVER, String.valueOf(offer.expiresAt()));
    }

    private static Answer review(Answer answer, List<Doubt> doubts) {
        return Answer.doubted(doubts, answer.words().doubted(doubts, WrittenOffers.of(answer.offers())), answer.told());
    }

    private static Answer with(Answer answer, List<Terms> terms) {
        return terms.equals(answer.offers())
                ? answer
                : new Answer(
                        answer.outcome(),
                        answer.reasonCode(),
                        terms,
                        answer.price(),
                        answer.words(),
                        answer.told(),
                        answer.amount());
    }

    private static Answer withMinimum(Dispatch dispatch, Answer answer) {
        BigDecimal least = dispatch.minPrice();
        boolean tooCheap = answer.outcome() == Outcome.OFFERED
                && least != null
                && answer.price() != null
                && answer.price().compareTo(least) < 0;
        return tooCheap
                ? new Answer(
                        Outcome.PRICE_COUNTER,
                        "price_below_minimum",
                        List.of(),
                        answer.price(),
                        answer.words(),
                        answer.told())
                : answer;
    }
}
