package finme.crm.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.crm.odata.CrmProperties.Auth;
import finme.crm.odata.CrmProperties.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrmPropertiesTests {
    private static final Auth OPEN = new Auth(Kind.NONE, null, null, null, null);

    @Test
    void speaksInTheClearToThisMachineOnly() {
        assertThat(at("https://crm.example.test/odata", OPEN).url()).startsWith("https");
        assertThat(at("http://localhost:8080/crm", OPEN).url()).startsWith("http:");
        assertThat(at("/sandbox/crm", OPEN).url()).startsWith("/");
        assertThatThrownBy(() -> at("http://crm.example.test/odata", OPEN)).hasMessageContaining("https");
        assertThatThrownBy(() -> at("ftp://localhost/odata", OPEN)).hasMessageContaining("https");
    }

    @Test
    void refusesACrmWithoutItsSecretAndShowsNone() {
        assertThatThrownBy(() -> at("/crm", new Auth(Kind.BASIC, "finme", " ", null, null)))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> at("/crm", new Auth(Kind.OAUTH2, "finme", "s3cret", null, null)))
                .hasMessageContaining("token-url");
        assertThat(new Auth(Kind.BASIC, "finme", "s3cret", null, null).toString())
                .doesNotContain("s3cret");
    }

    private static CrmProperties at(String url, Auth auth) {
        return new CrmProperties(url, auth, Duration.ofSeconds(15), 100, Duration.ofMinutes(5));
    }
}
