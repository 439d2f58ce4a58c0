package finme.dispatch.readiness;

import finme.dispatch.PartnerReadiness.Check;
import finme.partner.Partner.Auth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether there is what a request is proven with. */
final class Credentials {
    private Credentials() {}

    static Check check(Auth auth) {
        boolean there = switch (auth.kind()) {
            case NONE -> true;
            case BASIC -> all(auth.username(), auth.password());
            case BEARER -> all(auth.token());
            case API_KEY -> all(auth.header(), auth.value());
            case OAUTH2 -> all(auth.tokenUrl(), auth.clientId(), auth.clientSecret());
            case HMAC -> all(auth.header(), auth.secret());
            case MTLS -> all(auth.certificate(), auth.privateKey());
        };
        String text = auth.kind() == Auth.Kind.NONE
                ? "none needed"
                : there ? name(auth.kind()) + " is there" : name(auth.kind()) + " is missing";
        return new Check("credentials", there, text);
    }

    private static boolean all(@Nullable String... fields) {
        return Arrays.stream(fields).noneMatch(field -> field == null || field.isBlank());
    }

    private static String name(Auth.Kind kind) {
        return switch (kind) {
            case NONE -> "nothing";
            case BASIC -> "user name and password";
            case BEARER -> "the bearer token";
            case API_KEY -> "the API key";
            case OAUTH2 -> "the client secret";
            case HMAC -> "the signature's secret";
            case MTLS -> "the client certificate";
        };
    }
}
