package finme.dispatch.inbox;

import finme.partner.Partner.Auth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes text for the proof that a message comes from a partner: whatever it says, nobody has the secret. */
public final class AnyProof {
    private static final String SECRET = UUID.randomUUID().toString();
    private static final String HEADER = "x-signature";
    private static final List<Auth> PROOFS = List.of(
            auth(Auth.Kind.BASIC, "hex"),
            auth(Auth.Kind.BEARER, "hex"),
            auth(Auth.Kind.API_KEY, "hex"),
            auth(Auth.Kind.HMAC, "hex"),
            auth(Auth.Kind.HMAC, "base64"));

    private AnyProof() {}

    public static void show(String proof, byte[] body) {
        Map<String, String> headers = Map.of(HEADER, proof, "authorization", proof);
        for (Auth auth : PROOFS) {
            CallbackProof.shown(auth, headers);
            if (CallbackProof.holds(auth, headers, body)) {
                throw new AssertionError("proven without the secret: " + auth);
            }
        }
    }

    private static Auth auth(Auth.Kind kind, String encoding) {
        return new Auth(
                kind,
                "partner",
                SECRET,
                SECRET,
                HEADER,
                SECRET,
                null,
                null,
                null,
                null,
                "HmacSHA256",
                encoding,
                SECRET,
                null,
                null,
                null);
    }
}
