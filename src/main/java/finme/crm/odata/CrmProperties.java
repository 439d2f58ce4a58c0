package finme.crm.odata;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the CRM is ({@code finme.crm}).
 *
 * @param url root of its OData v4 service; a path alone means this very server, empty means there is none
 * @param deadline of one exchange, everything included; 10 s at most
 * @param batch most records in one exchange
 * @param longestPause between two tries
 */
@ConfigurationProperties("finme.crm")
public record CrmProperties(
        @DefaultValue("") String url,
        @DefaultValue Auth auth,
        @DefaultValue("PT10S") Duration deadline,
        @DefaultValue("100") int batch,
        @DefaultValue("PT5M") Duration longestPause) {
    public enum Kind {
        NONE,
        BASIC,
        OAUTH2
    }

    /** @param tokenUrl for OAUTH2; a path alone means this very server */
    public record Auth(
            @DefaultValue("NONE") Kind kind,
            @Nullable String username,
            @Nullable String password,
            @Nullable String tokenUrl,
            @Nullable String scope) {
        @Override
        public String toString() {
            return "Auth[" + kind + ']';
        }
    }

    public CrmProperties {
        refuseClearText("finme.crm.url", url);
        String tokenUrl = auth.tokenUrl();
        if (tokenUrl != null) {
            refuseClearText("finme.crm.auth.token-url", tokenUrl);
        }
        if (auth.kind() != Kind.NONE && (isBlank(auth.username()) || isBlank(auth.password()))) {
            throw new IllegalArgumentException("FinMe needs finme.crm.auth.username and finme.crm.auth.password.");
        }
        if (auth.kind() == Kind.OAUTH2 && isBlank(tokenUrl)) {
            throw new IllegalArgumentException("FinMe needs finme.crm.auth.token-url for OAuth2.");
        }
    }

    private static void refuseClearText(String name, String url) {
        if (url.isBlank() || url.startsWith("/") || url.startsWith("https://")) {
            return;
        }
        String host = String.valueOf(URI.create(url).getHost());
        if (!url.startsWith("http://") || !host.matches("localhost|127\\.0\\.0\\.1|\\[::1]")) {
            throw new IllegalArgumentException(name + " must be an https URL (plain http only to this machine).");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
