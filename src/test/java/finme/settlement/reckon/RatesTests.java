package finme.settlement.reckon;

import static org.assertj.core.api.Assertions.assertThat;

import finme.kernel.Money;
import finme.partner.Commission;
import finme.partner.Commission.By;
import finme.partner.Commission.Kind;
import finme.partner.Commission.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is owed for one loan, by each kind of terms. */
class RatesTests {
    private static final Commission BY_LOANS =
            tiers(By.LOANS, tier("1", "2", null), tier("3", "3", null), tier("5", null, "40"));
    private static final Commission BY_AMOUNT =
            tiers(By.AMOUNT, tier("0", "1", null), tier("10000", "2", null), tier("20000", "3", null));

    @Test
    void aFixedAmountIsOwedForEachLoan() {
        Commission terms = new Commission(Kind.FIXED, money("50"), null, null, null, null);
        assertThat(Rates.of(terms, money("6000"), Volume.NONE).amount()).isEqualTo(5_000);
        assertThat(Rates.of(terms, new Money(new BigDecimal("9"), "UAH"), Volume.NONE)
                        .currency())
                .isEqualTo("EUR");
    }

    @Test
    void aPercentageIsRoundedHalfUpToTheCent() {
        Commission terms = percent("2.5");
        assertThat(Rates.of(terms, money("6000"), Volume.NONE).amount()).isEqualTo(15_000);
        assertThat(Rates.of(terms, money("0.20"), Volume.NONE).amount()).isEqualTo(1);
        assertThat(Rates.of(terms, money("0.19"), Volume.NONE).amount()).isZero();
        assertThat(Rates.of(terms, money("6000"), Volume.NONE).basis()).isEqualTo("2.5 % of 6000.00 EUR");
    }

    @Test
    void currenciesHaveTheirOwnSmallestUnit() {
        Commission terms = percent("1");
        assertThat(Rates.of(terms, new Money(new BigDecimal("150"), "JPY"), Volume.NONE)
                        .amount())
                .isEqualTo(2);
        assertThat(Rates.of(terms, new Money(new BigDecimal("1.25"), "KWD"), Volume.NONE)
                        .amount())
                .isEqualTo(13);
    }

    @Test
    void byLoansEachOneIsPaidByTheTierOfItsNumber() {
        Volume volume = Volume.NONE;
        long[] owed = new long[6];
        for (int i = 0; i < owed.length; i++) {
            owed[i] = Rates.of(BY_LOANS, money("1000"), volume).amount();
            volume = volume.plus(100_000);
        }
        assertThat(owed).containsExactly(2_000, 2_000, 3_000, 3_000, 4_000, 4_000);
    }

    @Test
    void byAmountEachPartIsPaidByItsTier() {
        Rates.Owed owed = Rates.of(BY_AMOUNT, money("15000"), new Volume(3, 800_000));
        assertThat(owed.amount()).isEqualTo(2_000 + 20_000 + 9_000);
        assertThat(owed.basis()).isEqualTo("1 % of 2000.00 EUR and 2 % of 10000.00 EUR and 3 % of 3000.00 EUR");
        assertThat(Rates.of(BY_AMOUNT, money("0"), Volume.NONE).amount()).isZero();
    }

    /** In whatever order and size they come, loans are owed for as if they were one, a rounding for each apart. */
    @Property
    void byAmountTheMonthIsWhatItsSumSays(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(max = 3_000_000) Long> loans) {
        Volume volume = Volume.NONE;
        long owed = 0;
        for (long loan : loans) {
            owed += Rates.of(BY_AMOUNT, MinorUnits.money(loan, "EUR"), volume).amount();
            volume = volume.plus(loan);
        }
        BigDecimal whole = exact(BigDecimal.valueOf(volume.sum(), 2));
        assertThat(BigDecimal.valueOf(owed, 2).subtract(whole).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.005").multiply(BigDecimal.valueOf(loans.size())));
    }

    private static BigDecimal exact(BigDecimal sum) {
        BigDecimal first = sum.min(new BigDecimal(10_000));
        BigDecimal second = sum.subtract(first).min(new BigDecimal(10_000));
        BigDecimal third = sum.subtract(first).subtract(second);
        return first.add(second.multiply(BigDecimal.valueOf(2)))
                .add(third.multiply(BigDecimal.valueOf(3)))
                .divide(BigDecimal.valueOf(100), 10, RoundingMode.UNNECESSARY);
    }

    private static Commission percent(String percent) {
        return new Commission(Kind.PERCENT, null, new BigDecimal(percent), null, null, null);
    }

    private static Commission tiers(By by, Tier... tiers) {
        return new Commission(Kind.TIERS, null, null, by, List.of(tiers), null);
    }

    private static Tier tier(String from, @Nullable String percent, @Nullable String amount) {
        return new Tier(
                new BigDecimal(from),
                percent == null ? null : new BigDecimal(percent),
                amount == null ? null : money(amount));
    }

    private static Money money(String value) {
        return new Money(new BigDecimal(value), "EUR");
    }
}
