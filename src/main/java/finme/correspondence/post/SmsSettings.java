package finme.correspondence.post;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company that sends text messages.
 *
 * @param url takes a POST; without one no text message leaves; a path alone means this very server, where the sandbox is
 * @param format JSON, XML or FORM
 * @param body FEEL that sees {@code to}, {@code text} and {@code id}
 * @param headers credentials among them
 */
@ConfigurationProperties("finme.sms")
record SmsSettings(
        @Nullable String url,
        @DefaultValue("JSON") String format,
        @DefaultValue("{id: id, to: to, text: text}") String body,
        @DefaultValue Map<String, String> headers) {
    @Override
    public String toString() {
        return "SmsSettings[" + url + ']';
    }
}
