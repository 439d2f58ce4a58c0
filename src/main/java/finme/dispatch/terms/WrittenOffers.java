package finme.dispatch.terms;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers as texts, for who has to decide on them. */
public final class WrittenOffers {
    private WrittenOffers() {}

    public static List<Map<String, String>> of(List<Terms> offers) {
        return offers.stream().map(WrittenOffers::texts).toList();
    }

    private static Map<String, String> texts(Terms offer) {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "amount", money(offer.amount(), offer.currency()));
        put(texts, "termMonths", offer.termMonths());
        put(texts, "apr", offer.apr() == null ? null : offer.apr().toPlainString() + " %");
        put(texts, "monthlyPayment", money(offer.monthlyPayment(), offer.currency()));
        put(texts, "totalPayable", money(offer.totalPayable(), offer.currency()));
        put(texts, "expiresAt", offer.expiresAt());
        put(texts, "redirectUrl", offer.redirectUrl());
        return texts;
    }

    private static @Nullable String money(@Nullable BigDecimal value, @Nullable String currency) {
        if (value == null) {
            return null;
        }
        return currency == null ? value.toPlainString() : value.toPlainString() + ' ' + currency;
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null) {
            texts.put(name, value.toString());
        }
    }
}
