package finme.crm.in;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.crm.Crm;
import finme.crm.CrmInbox;
import finme.crm.RecordKind;
import finme.kernel.Problem;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Messages signed as Standard Webhooks say, each id once. Where one tells the values and the time of the change, these are
 * merged at once; else the record is read there.
 */
@Service
class SignedChanges implements CrmInbox {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Catalogue<Crm> crms;
    private final HeardChanges heard;
    private final ObjectMapper json;

    SignedChanges(Catalogue<Crm> crms, HeardChanges heard, ObjectMapper json) {
        this.crms = crms;
        this.heard = heard;
        this.json = json;
    }

    @Override
    public void expectFrom(String crm) {
        secret(crm);
    }

    @Override
    public void receive(String crm, Map<String, List<String>> headers, byte[] body) {
        verify(secret(crm), headers, body);
        JsonNode message = read(body);
        String event = headers.getOrDefault("webhook-id", List.of("")).get(0);
        if (event.length() > 255) {
            throw Problem.invalid("/id", "too_long", "An id has at most 255 characters.");
        }
        RecordKind kind = RecordKind.of(message.path("record").asText())
                .orElseThrow(() -> Problem.invalid("/record", "invalid_value", "There is no such kind of record."));
        JsonNode values = message.path("values");
        if (!values.isMissingNode() && !values.isNull() && !values.isObject()) {
            throw Problem.invalid("/values", "invalid_value", "Values are the record's fields by their names.");
        }
        heard.note(
                crm,
                event,
                kind,
                id(message.path("key").asText()),
                values.isObject() ? json.convertValue(values, FIELDS) : null);
    }

    private String secret(String code) {
        Crm crm = crms.find(code).map(Versioned::value).orElse(null);
        Crm.Webhook webhook = crm == null ? null : crm.webhook();
        String secret = webhook == null ? null : webhook.secret();
        if (secret == null) {
            throw Problem.notFound("This CRM");
        }
        return secret;
    }

    private static void verify(String secret, Map<String, List<String>> headers, byte[] body) {
        try {
            new Webhook(secret)
                    .verify(new String(body, StandardCharsets.UTF_8), HttpHeaders.of(headers, (name, value) -> true));
        } catch (WebhookVerificationException | EmptyWebhookSecretException | IllegalArgumentException forged) {
            throw Problem.of(401, "bad_signature", "The signature does not fit, or is too old.");
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException malformed) {
            throw Problem.invalid("", "malformed", "The body must be a JSON object.");
        }
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
