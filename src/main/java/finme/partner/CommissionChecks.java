package finme.partner;

import finme.kernel.Money;
import finme.partner.Commission.By;
import finme.partner.Commission.Clawback;
import finme.partner.Commission.Tier;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands against the terms of a partner's commission. */
final class CommissionChecks {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final int DECIMALS = 6;
    private static final int MOST_TIERS = 50;
    private static final int MOST_DAYS = 3650;

    private CommissionChecks() {}

    static void check(@Nullable Commission commission, Findings found) {
        if (commission == null) {
            return;
        }
        if (commission.kind() == null) {
            found.add("/commission/kind", "required", "A commission is FIXED, PERCENT or TIERS.");
            return;
        }
        switch (commission.kind()) {
            case FIXED -> money("/commission/amount", commission.amount(), found);
            case PERCENT -> percent("/commission/percent", commission.percent(), found);
            case TIERS -> tiers(commission.by(), commission.tiers(), found);
        }
        if (commission.clawback() != null) {
            clawback(commission.clawback(), found);
        }
    }

    private static void tiers(@Nullable By by, @Nullable List<Tier> tiers, Findings found) {
        if (by == null) {
            found.add("/commission/by", "required", "Tiers go by LOANS or by AMOUNT.");
        }
        if (tiers == null || tiers.isEmpty() || tiers.size() > MOST_TIERS) {
            found.add("/commission/tiers", "out_of_range", "From 1 to " + MOST_TIERS + " tiers.");
            return;
        }
        BigDecimal before = null;
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            String at = "/commission/tiers/" + i;
            if (tier == null || tier.from() == null) {
                found.add(at + "/from", "required", "This field is required.");
                continue;
            }
            from(at + "/from", tier.from(), before, by, found);
            before = tier.from();
            rate(at, tier, by, found);
        }
    }

    private static void from(String at, BigDecimal from, @Nullable BigDecimal before, @Nullable By by, Findings found) {
        if (from.signum() < 0 || from.compareTo(MOST) > 0) {
            found.add(at, "out_of_range", "From 0 to a million million.");
        } else if (before == null && from.compareTo(by == By.LOANS ? BigDecimal.ONE : BigDecimal.ZERO) > 0) {
            found.add(at, "gap", "The lowest tier begins with the first loan.");
        } else if (before != null && from.compareTo(before) <= 0) {
            found.add(at, "not_ascending", "Each tier begins higher than the one before.");
        } else if (by == By.LOANS && from.stripTrailingZeros().scale() > 0) {
            found.add(at, "invalid_value", "Loans are counted in whole numbers.");
        }
    }

    private static void rate(String at, Tier tier, @Nullable By by, Findings found) {
        if (by == By.AMOUNT && tier.amount() != null) {
            found.add(at + "/amount", "not_available", "By AMOUNT a tier has a percentage.");
        } else if ((tier.percent() == null) == (tier.amount() == null)) {
            found.add(at + "/percent", "required", "A tier has a percentage or an amount for each loan.");
        } else if (tier.percent() != null) {
            percent(at + "/percent", tier.percent(), found);
        } else {
            money(at + "/amount", tier.amount(), found);
        }
    }

    private static void percent(String at, @Nullable BigDecimal percent, Findings found) {
        if (percent == null) {
            found.add(at, "required", "This field is required.");
        } else if (percent.signum() < 0
                || percent.compareTo(HUNDRED) > 0
                || percent.stripTrailingZeros().scale() > DECIMALS) {
            found.add(at, "out_of_range", "From 0 to 100, with up to " + DECIMALS + " decimals.");
        }
    }

    private static void money(String at, @Nullable Money money, Findings found) {
        if (money == null || money.value() == null) {
            found.add(at, "required", "An amount has a value and a currency.");
            return;
        }
        Optional<Currency> currency = currency(money.currency());
        if (currency.isEmpty()) {
            found.add(at + "/currency", "unknown_currency", "The currency is an ISO 4217 code such as EUR.");
            return;
        }
        if (money.value().signum() < 0 || money.value().compareTo(MOST) > 0) {
            found.add(at + "/value", "out_of_range", "From 0 to a million million.");
        } else if (money.value().stripTrailingZeros().scale() > currency.get().getDefaultFractionDigits()) {
            found.add(at + "/value", "too_fine", "Whole minor units of the currency, such as cents.");
        }
    }

    private static Optional<Currency> currency(@Nullable String code) {
        return Stream.of(Objects.requireNonNullElse(code, ""))
                .flatMap(text -> Currency.getAvailableCurrencies().stream()
                        .filter(each -> each.getCurrencyCode().equals(text)))
                .filter(each -> each.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    private static void clawback(Clawback clawback, Findings found) {
        if (clawback.days() == null) {
            found.add("/commission/clawback/days", "required", "This field is required.");
        } else if (clawback.days() < 1 || clawback.days() > MOST_DAYS) {
            found.add("/commission/clawback/days", "out_of_range", "From 1 to " + MOST_DAYS + " days.");
        }
    }
}
