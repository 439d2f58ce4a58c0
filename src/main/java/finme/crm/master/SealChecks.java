package finme.crm.master;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.crm.master.CrmChecks.Found;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether fields can be sealed to a CRM's key, and opened with ours. */
final class SealChecks {
    private static final int SHORTEST_RSA = 2048;
    private static final String KINDS = "An X25519 key, or an RSA key of 2048 bits or more, is needed as a JWK.";

    private SealChecks() {}

    static void check(Crm crm, Found found) {
        Crm.Sealed sealed = crm.sealed();
        if (sealed == null) {
            return;
        }
        if (sealed.publicKey() == null) {
            found.add("/sealed/publicKey", "required", "A value is needed here.");
        } else {
            JWK key = parsed(() -> JWK.parse(sealed.publicKey()));
            if (!fits(key)) {
                found.add("/sealed/publicKey", "invalid_key", KINDS);
            } else if (key != null && key.isPrivate()) {
                found.add(
                        "/sealed/publicKey", "private_key", "This is a secret key: only its public half belongs here.");
            }
        }
        String own = sealed.privateKey();
        if (own != null) {
            JWK key = parsed(() -> JWK.parse(own));
            if (!fits(key) || key == null || !key.isPrivate()) {
                found.add("/sealed/privateKey", "invalid_key", "What comes back sealed is opened with it. " + KINDS);
            }
        }
        if (sealed.fields().isEmpty()) {
            found.add("/sealed/fields", "required", "Which fields are sealed has to be said.");
        }
        for (int i = 0; i < sealed.fields().size(); i++) {
            String name = sealed.fields().get(i);
            if (Arrays.stream(RecordKind.values())
                    .map(crm.records()::of)
                    .filter(Objects::nonNull)
                    .anyMatch(mapping -> name.equals(mapping.key()) || name.equals(mapping.changedAt()))) {
                found.add(
                        "/sealed/fields/" + i, "not_available", "Records are found by this field: it can't be sealed.");
            }
        }
    }

    private static boolean fits(@Nullable JWK key) {
        return key instanceof OctetKeyPair pair && Curve.X25519.equals(pair.getCurve())
                || key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA;
    }

    private interface Parser {
        JWK parse() throws ParseException;
    }

    private static @Nullable JWK parsed(Parser parser) {
        try {
            return parser.parse();
        } catch (ParseException | RuntimeException none) {
            return null;
        }
    }
}
