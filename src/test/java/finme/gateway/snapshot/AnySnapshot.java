package finme.gateway.snapshot;

import finme.testing.Authority;
import finme.testing.Authority.Pass;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/** Takes bytes for what core signed, and for changes to something that it did sign. */
public final class AnySnapshot {
    private static final byte[] CONTENT = "{\"version\": 7}".getBytes(StandardCharsets.UTF_8);

    private final CoreTrust trust;
    private final byte[] signed;

    public AnySnapshot() {
        Authority authority = new Authority("any");
        Pass core = authority.core();
        trust = new CoreTrust(() -> List.of(authority.certificate()));
        signed = SnapshotSignature.sign(CONTENT, core.key(), List.of(core.certificate()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    public void open(byte[] input) {
        open(new String(input, StandardCharsets.UTF_8));
        byte[] changed = signed.clone();
        for (int i = 0; i + 1 < input.length; i += 2) {
            changed[(input[i] & 0xFF) * changed.length / 256] = input[i + 1];
        }
        open(new String(changed, StandardCharsets.UTF_8));
    }

    private void open(String text) {
        try {
            if (!Arrays.equals(SnapshotSignature.open(text, trust), CONTENT)) {
                throw new AssertionError("opened to what nobody signed");
            }
        } catch (GeneralSecurityException refused) {
            // As it should be.
        }
    }
}
