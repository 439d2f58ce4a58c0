package finme.gateway.client.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The edge's own secret, made at its first start. With it keys and contents are hashed that may well be phone numbers; who has
 * the file as well can only try whether a number he knows is among them.
 */
final class EdgeKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private EdgeKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    static EdgeKey in(Path directory) throws IOException {
        Path file = directory.resolve("edge.key");
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Path made = Files.createTempFile(
                directory,
                "edge",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(made, fresh, StandardOpenOption.SYNC);
            Files.move(made, file);
        } catch (FileAlreadyExistsException present) {
            // made at an earlier start
        } finally {
            Files.deleteIfExists(made);
        }
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new IOException("edge.key is damaged");
        }
        return new EdgeKey(secret);
    }

    /** In lower-case hex. */
    String hash(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : parts) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
