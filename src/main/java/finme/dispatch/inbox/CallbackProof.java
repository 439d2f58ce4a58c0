package finme.dispatch.inbox;

import finme.dispatch.calling.Signatures;
import finme.partner.Partner.Auth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a callback comes from whom it says. All comparisons take the same time whatever differs. */
public final class CallbackProof {
    /** Some senders name the algorithm before the signature: {@code sha256=…}. */
    private static final Pattern NAMED = Pattern.compile("(?i)(?:hmac-?)?(?:sha-?\\d{1,3}|v\\d)\\s*[=:,]\\s*(.+)");

    private CallbackProof() {}

    /** @param headers lower-case names */
    public static boolean holds(Auth auth, Map<String, String> headers, byte[] body) {
        return switch (auth.kind()) {
            case NONE -> true;
            case BASIC -> same(Signatures.basic(auth.username(), auth.password()), scheme(headers, "Basic"));
            case BEARER -> same("Bearer " + auth.token(), scheme(headers, "Bearer"));
            case API_KEY -> same(auth.value(), header(headers, auth.header()));
            case HMAC -> signed(auth, header(headers, auth.header()), body);
            case OAUTH2, MTLS -> false;
        };
    }

    /** What is shown for a proof and is the same each time; null when there is none or it is another with each message. */
    static @Nullable String shown(Auth auth, Map<String, String> headers) {
        return switch (auth.kind()) {
            case BASIC, BEARER -> header(headers, "authorization");
            case API_KEY -> header(headers, auth.header());
            case NONE, HMAC, OAUTH2, MTLS -> null;
        };
    }

    private static boolean signed(Auth auth, @Nullable String given, byte[] body) {
        if (given == null) {
            return false;
        }
        Matcher named = NAMED.matcher(given.strip());
        return auth.hmac().isOf(body, named.matches() ? named.group(1).strip() : given.strip());
    }

    private static @Nullable String scheme(Map<String, String> headers, String scheme) {
        String given = header(headers, "authorization");
        return given != null && given.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)
                ? scheme + " " + given.substring(scheme.length() + 1).strip()
                : null;
    }

    private static @Nullable String header(Map<String, String> headers, @Nullable String name) {
        return headers.get(Objects.requireNonNullElse(name, "").toLowerCase(Locale.ROOT));
    }

    private static boolean same(@Nullable String expected, @Nullable String given) {
        return expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
