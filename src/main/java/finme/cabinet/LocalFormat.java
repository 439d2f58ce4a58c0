package finme.cabinet;

import finme.kernel.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money, rates and times as the borrower's language writes them. The browser turns times into local ones. */
public final class LocalFormat {
    private final Locale locale;

    public LocalFormat(Locale locale) {
        this.locale = locale;
    }

    public String money(@Nullable Money money) {
        return money == null ? "–" : money(money.value(), money.currency());
    }

    public String money(@Nullable BigDecimal value, String currency) {
        if (value == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        try {
            format.setCurrency(Currency.getInstance(currency));
        } catch (IllegalArgumentException unknown) {
            return value.toPlainString() + " " + currency;
        }
        if (value.stripTrailingZeros().scale() <= 0) {
            format.setMaximumFractionDigits(0);
        }
        return format.format(value);
    }

    /** Lenders say 0.9 and 90 for the same. */
    public String certainty(BigDecimal certainty) {
        return percent(certainty.compareTo(BigDecimal.ONE) > 0 ? certainty : certainty.movePointRight(2));
    }

    public String percent(BigDecimal percent) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(percent) + "\u00a0%";
    }

    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    /** @param code ISO 3166-1 alpha-2 */
    public String country(String code) {
        String name = Locale.forLanguageTag("und-" + code).getDisplayCountry(locale);
        return name.isEmpty() ? code : name;
    }

    /** @param code ISO 639-1 */
    public String language(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(locale);
        return name.isEmpty() ? code : name;
    }

    /** Partners name these addresses; only ordinary web ones become links. */
    public boolean isWeb(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }
}
