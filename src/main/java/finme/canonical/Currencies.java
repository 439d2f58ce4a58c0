package finme.canonical;

import java.util.Currency;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/** Money that there is today: ISO 4217 keeps marks and lire, and gold. */
public final class Currencies {
    private static final Set<String> CODES = codes(new Date());

    private Currencies() {}

    private static Set<String> codes(Date today) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .filter(code -> com.ibm.icu.util.Currency.isAvailable(code, today, today))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Set<String> codes() {
        return CODES;
    }
}
