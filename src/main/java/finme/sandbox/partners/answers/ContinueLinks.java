package finme.sandbox.partners.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Problem;
import finme.sandbox.SandboxSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Links to the page where a borrower signs. They carry all they need, signed, so that they outlive a restart. */
@Component
public class ContinueLinks {
    private final ObjectMapper json;
    private final SandboxSecrets secrets;

    ContinueLinks(ObjectMapper json, SandboxSecrets secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    public record Content(Lead lead, Map<String, String> options) {}

    String to(Behaviour behaviour, Lead lead, Options options) {
        try {
            byte[] content = json.writeValueAsBytes(new Content(lead, options.given()));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(content);
            return lead.origin() + "/sandbox/partners/" + behaviour.path() + "/continue?lead=" + text + '.'
                    + mark(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a link can't be written", impossible);
        }
    }

    public Content open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || !mark(token.substring(0, dot)).equals(token.substring(dot + 1))) {
            throw Problem.notFound("This offer");
        }
        try {
            return json.readValue(Base64.getUrlDecoder().decode(token.substring(0, dot)), Content.class);
        } catch (IOException | IllegalArgumentException older) {
            throw Problem.notFound("This offer");
        }
    }

    private String mark(String text) {
        return SandboxSecrets.sign(secrets.secret(), text.getBytes(StandardCharsets.UTF_8), "hex")
                .substring(0, 16);
    }
}
