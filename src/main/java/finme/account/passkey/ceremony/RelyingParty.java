package finme.account.passkey.ceremony;

import finme.kernel.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For whom passkeys are made: the host that the outside knows, and no page from elsewhere. Browsers make none for a bare
 * network address nor, but for this very machine, without TLS.
 */
@Component
final class RelyingParty {
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("\\[.*|[0-9.]+");

    private final String id;
    private final String origin;
    private final boolean able;

    RelyingParty(@Value("${finme.public-url}") String publicUrl) {
        URI address = URI.create(publicUrl.toLowerCase(Locale.ROOT));
        String scheme = String.valueOf(address.getScheme());
        id = address.getHost() == null ? "" : address.getHost();
        boolean usualPort = address.getPort() == -1 || address.getPort() == (scheme.equals("https") ? 443 : 80);
        origin = scheme + "://" + id + (usualPort ? "" : ":" + address.getPort());
        able = !id.isEmpty()
                && !NETWORK_ADDRESS.matcher(id).matches()
                && (scheme.equals("https") || id.equals("localhost") || id.endsWith(".localhost"));
    }

    String id() {
        return id;
    }

    String origin() {
        return origin;
    }

    /** @throws Problem 404 {@code no_passkeys_here} */
    void insist() {
        if (!able) {
            throw Problem.of(404, "no_passkeys_here", "Passkeys need an address with a name and TLS.");
        }
    }
}
