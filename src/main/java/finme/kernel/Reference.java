package finme.kernel;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Short references people can read out: {@code FM-7K2P-9XQD}, 40 bits without the letters I, L, O and U. Derived from the
 * application's id, so that whoever gave the id can tell the reference without asking anybody.
 */
public final class Reference {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private Reference() {}

    public static String of(UUID application) {
        return of(application, 0);
    }

    /** @param round 0, and one more each time when it turns out that another application has it */
    public static String of(UUID application, int round) {
        ByteBuffer seed = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(application.getMostSignificantBits())
                .putLong(application.getLeastSignificantBits())
                .putInt(round);
        long bits = ByteBuffer.wrap(Sha256.digest(seed.array())).getLong();
        StringBuilder reference = new StringBuilder("FM");
        for (int i = 0; i < 8; i++) {
            if (i % 4 == 0) {
                reference.append('-');
            }
            reference.append(DIGITS[(int) (bits >>> (5 * i)) & 31]);
        }
        return reference.toString();
    }
}
