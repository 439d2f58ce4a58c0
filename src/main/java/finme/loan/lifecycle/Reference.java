package finme.loan.lifecycle;

import java.security.SecureRandom;

/** Short references people can read out: {@code FM-7K2P-9XQD}, 40 random bits without the letters I, L, O and U. */
final class Reference {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    static String next() {
        long bits = RANDOM.nextLong();
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
