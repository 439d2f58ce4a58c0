package finme.account.passkey.ceremony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.account.passkey.ceremony.Challenges.Purpose;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a browser is asked for, as WebAuthn writes it in JSON. The device has to verify who holds it. */
@Component
public class BrowserOptions {
    private static final String SERVICE = "FinMe";
    private static final long WAIT = Duration.ofSeconds(Challenges.SECONDS).toMillis();

    private final RelyingParty party;
    private final Challenges challenges;
    private final ObjectMapper json;

    BrowserOptions(RelyingParty party, Challenges challenges, ObjectMapper json) {
        this.party = party;
        this.challenges = challenges;
        this.json = json;
    }

    /**
     * A new one that the device finds by itself, without a word about who made the device.
     *
     * @param session hash of whose it is to be
     * @param handle random, under which the device keeps it
     * @param name by which the borrower tells accounts apart; it stays in the device
     * @param known of the same person: no device makes a second one
     */
    public JsonNode create(byte[] session, byte[] handle, String name, Collection<Credential> known) {
        party.insist();
        byte[] challenge = challenges.give(Purpose.ADD, session, handle);
        ObjectNode options = json.createObjectNode();
        options.putObject("rp").put("id", party.id()).put("name", SERVICE);
        options.putObject("user").put("id", text(handle)).put("name", name).put("displayName", name);
        options.put("challenge", text(challenge)).put("timeout", WAIT).put("attestation", "none");
        ArrayNode kinds = options.putArray("pubKeyCredParams");
        Ceremonies.ALGORITHMS.forEach(
                each -> kinds.addObject().put("type", "public-key").put("alg", each.getValue()));
        list(options.putArray("excludeCredentials"), known);
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", "required");
        return options;
    }

    /** Whoever has one: the device offers what it has. */
    public JsonNode ofAnybody() {
        return request(Purpose.SIGN_IN, null, List.of());
    }

    /** One of these. @param session hash of whose they are */
    public JsonNode of(byte[] session, Collection<Credential> theirs) {
        return request(Purpose.PROVE, session, theirs);
    }

    private JsonNode request(Purpose purpose, byte @Nullable [] session, Collection<Credential> allowed) {
        party.insist();
        byte[] challenge = challenges.give(purpose, session, null);
        ObjectNode options = json.createObjectNode();
        options.put("challenge", text(challenge)).put("timeout", WAIT).put("rpId", party.id());
        options.put("userVerification", "required");
        list(options.putArray("allowCredentials"), allowed);
        return options;
    }

    private static void list(ArrayNode list, Collection<Credential> credentials) {
        credentials.forEach(each -> {
            ObjectNode one = list.addObject().put("type", "public-key").put("id", text(each.id()));
            ArrayNode ways = one.putArray("transports");
            each.ways().forEach(ways::add);
        });
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
