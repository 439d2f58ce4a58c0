package finme.gateway.client.spool;

import finme.gateway.KeptLinks;
import finme.kernel.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("edge & !core")
class LinksOfSpool implements KeptLinks {
    private final Spool spool;

    LinksOfSpool(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Optional<String> reference(String token) {
        return id(token)
                .flatMap(spool::find)
                .filter(item -> isSame(token, spool.link(item.id()).token()))
                .map(item -> Reference.of(item.id()));
    }

    private static Optional<UUID> id(String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            return bytes.remaining() < 2 * Long.BYTES
                    ? Optional.empty()
                    : Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
