package finme.gateway.client.spool;

import finme.kernel.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The link to an application that core does not have yet: its id and a proof that this edge alone can make, and makes again for
 * a repeat. Core hears the proof's fingerprint with the application, and lets in whoever brings the proof.
 */
record KeptLink(String token, String fingerprint) {
    private static final int PROOF = 16;

    static KeptLink of(UUID application, EdgeKey key) {
        byte[] whole = HexFormat.of().parseHex(key.hash("link", application.toString()));
        byte[] proof = Arrays.copyOf(whole, PROOF);
        byte[] token = ByteBuffer.allocate(2 * Long.BYTES + PROOF)
                .putLong(application.getMostSignificantBits())
                .putLong(application.getLeastSignificantBits())
                .put(proof)
                .array();
        return new KeptLink(Base64.getUrlEncoder().withoutPadding().encodeToString(token), Sha256.hex(proof));
    }
}
