package finme.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HmacTests {
    private static final byte[] SIGNED = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    /** RFC 4231, test case 2. */
    private static final String HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void signsAsOthersDo() {
        assertThat(hmac(null, null).of(SIGNED)).isEqualTo(HEX);
        assertThat(hmac("HmacSHA256", "base64").of(SIGNED)).isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
    }

    @Test
    void knowsItsOwnAgainAndNothingElse() {
        assertThat(hmac(null, null).isOf(SIGNED, HEX.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(hmac(null, null).isOf(SIGNED, HEX.replace('5', '6'))).isFalse();
        assertThat(hmac(null, null).isOf(SIGNED, "no hex")).isFalse();
        assertThat(hmac(null, null).isOf(SIGNED, "")).isFalse();
    }

    @Test
    void namesWhatIsNotAvailable() {
        assertThat(hmac("HmacSHA512", "hex").faults()).isEmpty();
        assertThat(hmac("HmacMD5", "octal").faults()).containsOnlyKeys("algorithm", "encoding");
    }

    private static Hmac hmac(@Nullable String algorithm, @Nullable String encoding) {
        return new Hmac("Jefe", algorithm, encoding);
    }
}
