package finme.dispatch.terms;

import finme.dispatch.terms.Doubt.Why;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an offer that could be read can be one for this application. */
public final class OfferCheck {
    private static final BigDecimal FAR = BigDecimal.valueOf(50);
    private static final BigDecimal ODD = BigDecimal.TEN;
    /** Nobody writes so many decimals: somebody has divided. */
    private static final int QUOTIENT = 10;

    private static final int CENTS = 2;

    private final Money asked;
    private final List<Doubt> doubts = new ArrayList<>();

    private OfferCheck(Money asked) {
        this.asked = asked;
    }

    /**
     * @param terms those that may still be accepted, sums in coins
     * @param over how many of them were over already; no doubts, but when it is all of them nothing is offered
     */
    public record Checked(List<Terms> terms, List<Doubt> doubts, int over) {
        public boolean allOver() {
            return over > 0 && terms.isEmpty();
        }
    }

    /** @param asked what the application is about @param now by the database's clock */
    public static Checked of(Money asked, Instant now, List<Terms> offers) {
        OfferCheck check = new OfferCheck(asked);
        List<Terms> standing = new ArrayList<>();
        for (int at = 0; at < offers.size(); at++) {
            Terms offer = check.coins(offers.get(at), "/offers/" + at + '/');
            Instant end = offer.expiresAt();
            if (end == null || end.isAfter(now)) {
                standing.add(offer);
            }
        }
        return new Checked(standing, check.doubts, offers.size() - standing.size());
    }

    private Terms coins(Terms offer, String place) {
        if (offer.currency() != null && !offer.currency().equals(asked.currency())) {
            doubt(place + "amount", Why.OTHER_CURRENCY, Written.shown(offer.amount()) + ' ' + offer.currency());
            return offer;
        }
        BigDecimal amount = sum(place + "amount", offer.amount());
        if (amount != null && isFar(amount, asked.value(), FAR)) {
            doubt(place + "amount", Why.FAR_FROM_ASKED, amount.toPlainString());
        }
        BigDecimal lent = amount == null ? asked.value() : amount;
        BigDecimal monthly = sum(place + "monthlyPayment", offer.monthlyPayment());
        if (monthly != null && offer.termMonths() != null) {
            goesTogether(
                    place + "monthlyPayment", monthly, monthly.multiply(BigDecimal.valueOf(offer.termMonths())), lent);
        }
        BigDecimal total = sum(place + "totalPayable", offer.totalPayable());
        if (total != null) {
            goesTogether(place + "totalPayable", total, total, lent);
        }
        return offer.rounded(amount, monthly, total);
    }

    private void goesTogether(String place, BigDecimal value, BigDecimal paid, BigDecimal lent) {
        if (isFar(paid, lent, ODD)) {
            doubt(place, Why.AT_ODDS, value.toPlainString());
        }
    }

    private @Nullable BigDecimal sum(String place, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal coins = value.setScale(decimals(), RoundingMode.HALF_UP);
        boolean part = coins.compareTo(value) != 0 && value.stripTrailingZeros().scale() < QUOTIENT;
        if (part) {
            doubt(place, Why.PART_OF_A_COIN, value.toPlainString());
        } else if (coins.signum() == 0) {
            doubt(place, Why.NOT_POSITIVE, value.toPlainString());
        }
        BigDecimal plain = coins.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private int decimals() {
        int digits = Currency.getInstance(asked.currency()).getDefaultFractionDigits();
        return digits < 0 ? CENTS : digits;
    }

    private static boolean isFar(BigDecimal one, BigDecimal other, BigDecimal factor) {
        return one.signum() > 0
                && other.signum() > 0
                && (one.compareTo(other.multiply(factor)) >= 0 || other.compareTo(one.multiply(factor)) >= 0);
    }

    private void doubt(String place, Why why, String value) {
        doubts.add(new Doubt(place, why, value));
    }
}
