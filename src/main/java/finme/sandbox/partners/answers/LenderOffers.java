package finme.sandbox.partners.answers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** LenderOffers with figures that add up: an annuity for what was asked, and one over a longer term. */
final class LenderOffers {
    private static final BigDecimal MONTHS_PERCENT = new BigDecimal(1200);

    private LenderOffers() {}

    static List<Map<String, Object>> of(Lead lead, BigDecimal apr, String redirectUrl) {
        String expiresAt = Instant.now()
                .plus(14, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return List.of(
                offer(lead, lead.termMonths(), apr, redirectUrl, expiresAt),
                offer(lead, lead.termMonths() + 12, apr.add(BigDecimal.ONE), redirectUrl, expiresAt));
    }

    private static Map<String, Object> offer(
            Lead lead, int months, BigDecimal apr, String redirectUrl, String expiresAt) {
        BigDecimal monthly = monthly(lead.amount(), apr, months);
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("amount", lead.amount());
        offer.put("currency", lead.currency());
        offer.put("termMonths", months);
        offer.put("apr", apr);
        offer.put("monthlyPayment", monthly);
        offer.put("totalPayable", monthly.multiply(BigDecimal.valueOf(months)));
        offer.put("certainty", 0.9);
        offer.put("redirectUrl", redirectUrl);
        offer.put("expiresAt", expiresAt);
        return offer;
    }

    static BigDecimal monthly(BigDecimal amount, BigDecimal apr, int months) {
        BigDecimal rate = apr.divide(MONTHS_PERCENT, MathContext.DECIMAL64);
        if (rate.signum() == 0) {
            return amount.divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_UP);
        }
        BigDecimal growth = BigDecimal.ONE.add(rate).pow(months, MathContext.DECIMAL64);
        return amount.multiply(rate).multiply(growth).divide(growth.subtract(BigDecimal.ONE), 2, RoundingMode.HALF_UP);
    }
}
