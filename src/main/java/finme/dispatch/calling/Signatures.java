package finme.dispatch.calling;

import finme.partner.Partner.Auth;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Proofs that a message comes from whom it says: headers for what we send, the same values for checking what we get. */
public final class Signatures {
    private Signatures() {}

    /** @return nothing for OAUTH2, whose token is fetched first */
    static Map<String, String> headers(Auth auth, byte[] body) {
        return switch (auth.kind()) {
            case NONE, OAUTH2, MTLS -> Map.of();
            case BASIC -> Map.of("Authorization", basic(auth.username(), auth.password()));
            case BEARER -> Map.of("Authorization", "Bearer " + given(auth.token()));
            case API_KEY -> Map.of(given(auth.header()), given(auth.value()));
            case HMAC -> Map.of(given(auth.header()), auth.hmac().of(body));
        };
    }

    public static String basic(@Nullable String username, @Nullable String password) {
        byte[] pair = (given(username) + ':' + given(password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
