package finme.gateway.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import finme.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes bytes for something sealed, and for changes to something that was sealed to us. */
public final class AnySeal {
    private static final byte[] CONTENT = "{\"phone\":\"+420601000184\"}".getBytes(StandardCharsets.UTF_8);

    private final Opener opener;
    private final byte[] sealed;

    public AnySeal() {
        try {
            SealingKeys keys = SealingKeys.read(new OctetKeyPairGenerator(Curve.X25519)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString());
            opener = new JweOpener(() -> keys);
            sealed = new JweSealer(() -> keys).seal(CONTENT).getBytes(StandardCharsets.US_ASCII);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void open(byte[] input) {
        open(new String(input, StandardCharsets.UTF_8));
        byte[] changed = sealed.clone();
        for (int i = 0; i + 1 < input.length; i += 2) {
            changed[(input[i] & 0xFF) * changed.length / 256] = input[i + 1];
        }
        open(new String(changed, StandardCharsets.UTF_8));
    }

    private void open(String text) {
        try {
            byte[] opened = opener.open(text);
            if (!Arrays.equals(opened, CONTENT)) {
                throw new AssertionError("opened to what nobody sealed");
            }
        } catch (Problem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
        }
    }
}
