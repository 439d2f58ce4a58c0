package finme.crm.master;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The CRM that an installation begins with ({@code finme.crm}); once it is stored under {@code main}, people change it
 * there and these settings count no more.
 *
 * @param url root of its OData v4 service; a path alone means this very server, empty means there is none
 * @param batch most records in one exchange
 * @param poll how often it is asked for what changed there; null: never
 * @param records file on the class path with what it is told
 */
@ConfigurationProperties("finme.crm")
public record CrmProperties(
        @DefaultValue("") String url,
        @DefaultValue Auth auth,
        @DefaultValue("100") int batch,
        @Nullable Duration poll,
        @DefaultValue("/crm/applications.json") String records) {
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
        if (auth.kind() != Kind.NONE && (isBlank(auth.username()) || isBlank(auth.password()))) {
            throw new IllegalArgumentException("FinMe needs finme.crm.auth.username and finme.crm.auth.password.");
        }
        if (auth.kind() == Kind.OAUTH2 && isBlank(auth.tokenUrl())) {
            throw new IllegalArgumentException("FinMe needs finme.crm.auth.token-url for OAuth2.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
