package finme.account.passkey.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.account.passkey.ceremony.Ceremonies.Refused;
import finme.testing.SoftPasskey;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused of passkeys, and why, as the log tells it. */
class CeremoniesTests {
    private static final String HERE = "https://finme.example";
    private static final byte[] HANDLE = {7, 7, 7};

    private final Ceremonies ceremonies = new Ceremonies(new RelyingParty(HERE));
    private final SoftPasskey passkey = new SoftPasskey(HERE);
    private Credential known;

    @BeforeEach
    void known() {
        known = ceremonies.accept(ceremonies.readNew(passkey.make(creation()).toString()));
    }

    @Test
    void whatOneMadeOpensAgainAndCountsOn() {
        assertThat(known.ways()).containsExactly("internal");
        assertThat(ceremonies.accept(ceremonies.read(shown()), HANDLE, known, known.counter()))
                .isEqualTo(1);
        assertThat(ceremonies.accept(ceremonies.read(shown()), HANDLE, known, 1))
                .isEqualTo(2);
    }

    @Test
    void aPageFromElsewhereIsRefused() {
        passkey.at("https://finme.example.evil");
        assertThat(refused(0)).isEqualTo("BadOriginException");
        assertThat(why(() -> ceremonies.accept(
                        ceremonies.readNew(passkey.make(creation()).toString()))))
                .isEqualTo("BadOriginException");
        passkey.at("http://finme.example");
        assertThat(refused(0)).isEqualTo("BadOriginException");
    }

    @Test
    void anotherPartysIsRefused() {
        ObjectNode options = request().put("rpId", "example");
        String elsewhere = passkey.show(options).toString();
        assertThat(why(() -> ceremonies.accept(ceremonies.read(elsewhere), HANDLE, known, 0)))
                .isEqualTo("BadRpIdException");
    }

    /** A copy of the device would count as well, from where it was copied. */
    @Test
    void aCounterThatGoesBackIsRefused() {
        assertThat(refused(5)).isEqualTo("MaliciousCounterValueException");
        passkey.counted(4);
        assertThat(refused(5)).isEqualTo("MaliciousCounterValueException");
        passkey.counted(5);
        assertThat(ceremonies.accept(ceremonies.read(shown()), HANDLE, known, 5))
                .isEqualTo(6);
    }

    @Test
    void aDeviceThatDoesNotCountIsTaken() {
        passkey.counted(-1);
        assertThat(ceremonies.accept(ceremonies.read(shown()), HANDLE, known, 0))
                .isZero();
    }

    @Test
    void anotherDevicesSignatureIsRefused() {
        SoftPasskey other = new SoftPasskey(HERE).of(HANDLE);
        assertThat(why(() ->
                        ceremonies.accept(ceremonies.read(other.show(request()).toString()), HANDLE, known, 0)))
                .isEqualTo("BadSignatureException");
    }

    @Test
    void whatTheDeviceTakesForSomebodyElsesIsRefused() {
        passkey.of(new byte[] {8});
        assertThat(refused(0)).isEqualTo("ForeignHandle");
    }

    @Test
    void aDeviceThatNobodyUnlockedIsRefused() {
        passkey.unverified();
        assertThat(refused(0)).isEqualTo("UserNotVerifiedException");
        assertThat(why(() -> ceremonies.accept(
                        ceremonies.readNew(passkey.make(creation()).toString()))))
                .isEqualTo("UserNotVerifiedException");
    }

    @Test
    void whatIsNoPasskeyIsRefused() {
        for (String nothing : new String[] {"", "null", "{}", "[]", "7", "{\"response\": {}}", "x".repeat(70_000)}) {
            assertThat(why(() -> ceremonies.read(nothing))).isNotEmpty();
            assertThat(why(() -> ceremonies.readNew(nothing))).isNotEmpty();
        }
    }

    @Test
    void oneThatNamesItselfNotIsRefused() {
        ObjectNode nameless = passkey.show(request());
        nameless.remove("rawId");
        assertThat(why(() -> ceremonies.read(nameless.toString()))).isEqualTo("NullPointerException");
        assertThat(why(() -> ceremonies.read(nameless.putNull("rawId").toString())))
                .isEqualTo("NullPointerException");
    }

    private String refused(long counter) {
        String shown = shown();
        return why(() -> ceremonies.accept(ceremonies.read(shown), HANDLE, known, counter));
    }

    private static String why(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        return String.valueOf(catchThrowableOfType(Refused.class, attempt).getMessage());
    }

    private String shown() {
        return passkey.show(request()).toString();
    }

    private static ObjectNode creation() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("challenge", text(new byte[32]));
        options.putObject("rp").put("id", "finme.example");
        options.putObject("user").put("id", text(HANDLE));
        return options;
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("challenge", text(new byte[32]))
                .put("rpId", "finme.example");
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
