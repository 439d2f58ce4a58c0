package finme.loan.lifecycle;

import finme.fdforge.BlindIndex;
import finme.kernel.Sha256;
import finme.loan.OtherNames;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Links a borrower may hold for ever: the application's id and a keyed proof of it. One that an edge has given while core was
 * away looks the same, and its proof is compared with what the edge has told.
 */
@Component
class LinkTokens {
    private static final int ID_BYTES = 16;

    private final BlindIndex index;
    private final OtherNames names;

    LinkTokens(BlindIndex index, OtherNames names) {
        this.index = index;
        this.names = names;
    }

    String of(UUID id) {
        byte[] token = ByteBuffer.allocate(ID_BYTES + BlindIndex.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(proof(id))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @return empty for a token that was never handed out */
    Optional<UUID> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + BlindIndex.BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] proof = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        return MessageDigest.isEqual(proof, proof(id)) ? Optional.of(id) : names.promised(id, Sha256.hex(proof));
    }

    private byte[] proof(UUID id) {
        return index.of("application.link", id.toString());
    }
}
