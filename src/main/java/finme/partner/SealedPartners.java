package finme.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.Vault;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Parts a partner's secrets from the rest when it is written, and joins them when it is read. */
@Component
class SealedPartners {
    private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};

    private final Vault vault;
    private final ObjectMapper json;

    SealedPartners(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** {@code ***} becomes the secret kept so far, or nothing when there is none. */
    static Partner keepSecrets(Partner partner, Map<String, String> present) {
        return partner.mapSecrets(
                (pointer, secret) -> secret.equals(SecretMapper.MASK) ? present.get(pointer) : secret);
    }

    static Map<String, String> secrets(Partner partner) {
        Map<String, String> found = new TreeMap<>();
        partner.mapSecrets((pointer, secret) -> {
            found.put(pointer, secret);
            return secret;
        });
        return found;
    }

    void write(PartnerRow row, Partner partner) {
        try {
            Partner masked = partner.mapSecrets((pointer, secret) -> SecretMapper.MASK);
            byte[] sealed = vault.sealSecret(place(row.code()), json.writeValueAsString(secrets(partner)));
            row.replace(partner, json.writeValueAsString(masked), sealed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a partner can't be written as JSON", impossible);
        }
    }

    Partner read(String code, String definition, byte[] sealed) {
        try {
            Map<String, String> secrets = json.readValue(vault.openSecret(place(code), sealed), SECRETS);
            return json.readValue(definition, Partner.class).mapSecrets((pointer, masked) -> secrets.get(pointer));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the stored partner " + code + " can't be read", broken);
        }
    }

    private static String place(String code) {
        return "partner.secrets/" + code;
    }
}
