package finme.sandbox.partners.answers;

import finme.kernel.Problem;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's URL may ask of the simulator. Read from the query string alone, never from a form body, so that a
 * lender's own field names can't collide with it.
 */
public record Options(Map<String, String> given) {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    public static final Map<String, String> MEANING = new TreeMap<>(Map.ofEntries(
            Map.entry("delay", "ISO 8601 duration before the answer, up to PT10M; every behaviour honours it"),
            Map.entry("after", "ISO 8601 duration from the answer to the callback, up to PT10M; default PT2S"),
            Map.entry("early", "true: the callback goes out before the answer does"),
            Map.entry("duplicate", "true: the callback goes out twice"),
            Map.entry("forged", "true: the callback carries a wrong signature"),
            Map.entry("secret", "secret of the callback's signature; default is the sandbox's"),
            Map.entry("header", "header of the callback's signature; default X-Signature"),
            Map.entry("encoding", "hex (default) or base64, of the callback's signature"),
            Map.entry("partner", "partner code, to call back when the request names no callback URL"),
            Map.entry("auth", "basic, bearer, api-key, hmac or oauth2: anything else than that gets 401"),
            Map.entry("failures", "how many attempts of a key fail first (flaky)"),
            Map.entry("status", "HTTP status of error"),
            Map.entry("variant", "malformed: empty, html; reject-in-200: numbers"),
            Map.entry("silent", "true: a recall or an acceptance is taken and never confirmed"),
            Map.entry("price", "what this lender pays for the lead; default 24.5"),
            Map.entry("apr", "annual rate of its offers in percent; default 16.4")));

    public static Options of(@Nullable String query) {
        Map<String, String> given = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                given.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return new Options(given);
    }

    public @Nullable String text(String name) {
        String value = given.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    public String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    public boolean on(String name) {
        return given.containsKey(name) && !"false".equals(given.get(name));
    }

    public Duration duration(String name, Duration otherwise) {
        String value = text(name);
        try {
            Duration duration = value == null ? otherwise : Duration.parse(value);
            return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        } catch (DateTimeParseException wrong) {
            throw bad(name, "an ISO 8601 duration such as PT0.2S");
        }
    }

    public BigDecimal number(String name, String otherwise) {
        try {
            return new BigDecimal(text(name, otherwise));
        } catch (NumberFormatException wrong) {
            throw bad(name, "a number");
        }
    }

    private static Problem bad(String name, String expected) {
        return Problem.of(400, "bad_option", "?" + name + " must be " + expected + ".");
    }
}
