package finme.settlement.reckon;

import finme.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Money in whole minor units of its currency, such as cents. What lies between is rounded half up, away from zero. */
public final class MinorUnits {
    /** Of what has none, such as gold. */
    private static final int USUAL = 2;

    private MinorUnits() {}

    public static long of(Money money) {
        return round(money.value(), money.currency());
    }

    static long round(BigDecimal value, String currency) {
        return value.setScale(digits(currency), RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    public static Money money(long minor, String currency) {
        return new Money(BigDecimal.valueOf(minor, digits(currency)), currency);
    }

    private static int digits(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return digits < 0 ? USUAL : digits;
    }
}
