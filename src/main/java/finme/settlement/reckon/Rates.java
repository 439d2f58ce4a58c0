package finme.settlement.reckon;

import finme.kernel.Money;
import finme.partner.Commission;
import finme.partner.Commission.By;
import finme.partner.Commission.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The commission of one loan. It is rounded once, at its end. */
public final class Rates {
    private static final int PERCENT = 2;

    private Rates() {}

    /** @param amount in minor units @param basis how it was reckoned, in words */
    public record Owed(long amount, String currency, String basis) {}

    /** @param before what the month had paid out before this loan, in the loan's currency; tiers can't do without */
    public static Owed of(Commission terms, Money loan, @Nullable Volume before) {
        return switch (terms.kind()) {
            case FIXED -> fixed(Objects.requireNonNull(terms.amount()), "for each loan");
            case PERCENT -> share(Objects.requireNonNull(terms.percent()), loan, "");
            case TIERS -> tiered(terms, loan, Objects.requireNonNull(before));
        };
    }

    private static Owed tiered(Commission terms, Money loan, Volume before) {
        return terms.by() == By.AMOUNT ? byAmount(tiers(terms), loan, before) : byLoans(tiers(terms), loan, before);
    }

    private static List<Tier> tiers(Commission terms) {
        return Objects.requireNonNull(terms.tiers());
    }

    private static Owed fixed(Money amount, String why) {
        return new Owed(MinorUnits.of(amount), amount.currency(), text(amount) + ' ' + why);
    }

    private static Owed share(BigDecimal percent, Money loan, String why) {
        BigDecimal owed = loan.value().multiply(percent).movePointLeft(PERCENT);
        return new Owed(
                MinorUnits.round(owed, loan.currency()), loan.currency(), plain(percent) + " % of " + text(loan) + why);
    }

    private static Owed byLoans(List<Tier> tiers, Money loan, Volume before) {
        long number = before.loans() + 1;
        Tier tier = tiers.get(0);
        for (Tier each : tiers) {
            if (each.from().compareTo(BigDecimal.valueOf(number)) <= 0) {
                tier = each;
            }
        }
        String why = ", loan " + number + " of the month";
        @Nullable BigDecimal percent = tier.percent();
        return percent != null
                ? share(percent, loan, why)
                : fixed(Objects.requireNonNull(tier.amount()), "for loan " + number + " of the month");
    }

    /** The part of the loan that lies in each tier, by that tier. */
    private static Owed byAmount(List<Tier> tiers, Money loan, Volume before) {
        BigDecimal begin = MinorUnits.money(before.sum(), loan.currency()).value();
        BigDecimal end = begin.add(loan.value());
        BigDecimal owed = BigDecimal.ZERO;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal from = tiers.get(i).from().max(begin);
            BigDecimal to = i + 1 < tiers.size() ? tiers.get(i + 1).from().min(end) : end;
            if (from.compareTo(to) < 0) {
                BigDecimal percent = Objects.requireNonNull(tiers.get(i).percent());
                BigDecimal part = to.subtract(from);
                owed = owed.add(part.multiply(percent).movePointLeft(PERCENT));
                parts.add(plain(percent) + " % of " + text(new Money(part, loan.currency())));
            }
        }
        return new Owed(
                MinorUnits.round(owed, loan.currency()),
                loan.currency(),
                parts.isEmpty() ? "nothing was paid out" : String.join(" and ", parts));
    }

    private static String text(Money money) {
        Money whole = MinorUnits.money(MinorUnits.of(money), money.currency());
        return whole.value().toPlainString() + ' ' + whole.currency();
    }

    private static String plain(BigDecimal percent) {
        BigDecimal bare = percent.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
