package finme.account.passkey.ceremony;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.passkey_challenge}. To take one is to use it up, whatever becomes of it. */
@Repository
public class Challenges {
    /** For whom a challenge is. */
    public enum Purpose {
        ADD,
        SIGN_IN,
        PROVE
    }

    static final int SECONDS = 300;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;

    Challenges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param handle under which a device is asked to keep the passkey; null unless one is made */
    public record Given(byte @Nullable [] handle) {}

    public static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** @param session hash of whose it is; null where nobody is signed in */
    byte[] give(Purpose purpose, byte @Nullable [] session, byte @Nullable [] handle) {
        byte[] challenge = random();
        jdbc.update(
                "insert into fdforge.passkey_challenge (challenge, purpose, session, handle, expires_at)"
                        + " values (?, ?, ?, ?, clock_timestamp() + ? * interval '1 second')",
                challenge,
                purpose.name(),
                session,
                handle,
                SECONDS);
        return challenge;
    }

    /** @return empty when it was used, is too old, or was given for something or somebody else */
    public Optional<Given> take(byte[] challenge, Purpose purpose, byte @Nullable [] session) {
        List<Given> taken = jdbc.query(
                "delete from fdforge.passkey_challenge where challenge = ? and purpose = ?"
                        + " and session is not distinct from ? and expires_at > clock_timestamp() returning handle",
                (row, index) -> new Given(row.getBytes(1)),
                challenge,
                purpose.name(),
                session);
        return taken.stream().findFirst();
    }

    void forgetOld() {
        jdbc.update("delete from fdforge.passkey_challenge where expires_at < clock_timestamp()");
    }
}
