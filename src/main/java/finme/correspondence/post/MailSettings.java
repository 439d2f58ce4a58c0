package finme.correspondence.post;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company's mail server. Its port is read when mail is sent.
 *
 * @param host without one no mail leaves
 * @param from such as {@code FinMe <no-reply@finme.example>}
 * @param tls whether a connection without encryption is refused
 */
@ConfigurationProperties("finme.mail")
record MailSettings(
        @Nullable String host,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("FinMe <no-reply@localhost>") String from,
        @DefaultValue("STARTTLS") Tls tls) {
    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ']';
    }
}
