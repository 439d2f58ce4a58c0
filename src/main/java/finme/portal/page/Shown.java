package finme.portal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages write times, money and words. Times are UTC, as in the API. */
public final class Shown {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    public String shortTime(@Nullable Instant at) {
        return at == null ? "–" : SHORT.format(at);
    }

    public String time(@Nullable Instant at) {
        return at == null ? "–" : LONG.format(at) + " UTC";
    }

    public String millis(@Nullable Number millis) {
        if (millis == null) {
            return "–";
        }
        long ms = millis.longValue();
        return ms < 1_000
                ? ms + " ms"
                : BigDecimal.valueOf(ms, 3)
                                .setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " s";
    }

    public String money(Money money) {
        return money.value().toPlainString() + ' ' + money.currency();
    }

    /** {@code MORE_NEEDED} as "More needed". */
    public String words(@Nullable Object code) {
        if (code == null) {
            return "–";
        }
        String text = code.toString().replace('_', ' ').toLowerCase(Locale.ROOT);
        return text.isEmpty() ? "–" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Indented when it is JSON, as it stands when not. */
    public String json(String body) {
        try {
            return JSON.readTree(body).toPrettyString();
        } catch (JsonProcessingException other) {
            return body;
        }
    }
}
