package finme.process.tasklist;

import finme.dispatch.DispatchLog.Offered;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An offer as somebody reads it out on the phone: a row of a table, and one line to choose it by. */
record OfferWords(
        UUID id, String lender, String amount, String months, String monthly, String total, String apr, String until) {
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static final OfferWords SAMPLE = new OfferWords(
            new UUID(0, 1),
            "Alpha Bank",
            "6,000 EUR",
            "36",
            "199.50 EUR",
            "7,182 EUR",
            "12.4 %",
            "3 Dec 2026, 10:00 UTC");

    static OfferWords of(Offered offer, String lender) {
        return new OfferWords(
                offer.id(),
                lender,
                money(offer.amount(), offer),
                offer.termMonths() == null ? "" : offer.termMonths().toString(),
                money(offer.monthlyPayment(), offer),
                money(offer.totalPayable(), offer),
                offer.apr() == null ? "" : offer.apr().stripTrailingZeros().toPlainString() + " %",
                offer.expiresAt() == null ? "" : UNTIL.format(offer.expiresAt()));
    }

    String line() {
        return lender + ": " + amount + (months.isEmpty() ? "" : " over " + months + " months")
                + (monthly.isEmpty() ? "" : ", " + monthly + " a month");
    }

    private static String money(@Nullable BigDecimal value, Offered offer) {
        if (value == null) {
            return "";
        }
        String pattern = value.stripTrailingZeros().scale() <= 0 ? "#,##0" : "#,##0.00";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value)
                + ' '
                + offer.currency();
    }
}
