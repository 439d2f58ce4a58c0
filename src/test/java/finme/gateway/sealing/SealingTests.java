package finme.gateway.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import finme.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTests {
    private static final byte[] CONTENT = "{\"phone\":\"+420601000184\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path files;

    private OctetKeyPair key;
    private Path secret;
    private Path open;

    @BeforeEach
    void keys() throws Exception {
        key = pair("first");
        secret = write("sealing.jwk", key.toJSONString());
        open = write("sealing.pub.jwk", key.toPublicJWK().toJSONString());
    }

    @Test
    void coreOpensWhatAnEdgeSealed() {
        String sealed = Sealing.sealer(open).seal(CONTENT);
        assertThat(sealed).doesNotContain("420601000184").matches("[\\w-]+(\\.[\\w-]+){4}");
        assertThat(Sealing.opener(secret).open(sealed)).isEqualTo(CONTENT);
        assertThat(Sealing.sealer(open).seal(CONTENT)).isNotEqualTo(sealed);
    }

    @Test
    void anAnswerOpensForWhoeverAskedAndNobodyElse() {
        byte[] asked = AnswerSeal.key();
        String sealed = AnswerSeal.seal(CONTENT, asked);
        assertThat(sealed).doesNotContain("420601000184");
        assertThat(AnswerSeal.open(sealed, asked)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> AnswerSeal.open(sealed, AnswerSeal.key())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasChangedIsRefusedWhereverItWasChanged() {
        Opener opener = Sealing.opener(secret);
        String sealed = Sealing.sealer(open).seal(CONTENT);
        for (int at = 0; at < sealed.length(); at += 7) {
            if (at + 1 == sealed.length() || sealed.charAt(at + 1) == '.') {
                continue; // not all bits of a segment's last character count
            }
            char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
            assertThatThrownBy(() -> opener.open(changed)).as("at %s", at).isInstanceOf(Problem.class);
        }
        for (String none : List.of("", "a.b.c.d.e", "{}", sealed.substring(9))) {
            assertThatThrownBy(() -> opener.open(none)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void aHeaderCantChooseAnotherWay() throws Exception {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                .keyID(key.getKeyID())
                .build();
        JWEObject weaker = new JWEObject(header, new Payload(CONTENT));
        weaker.encrypt(new X25519Encrypter(key.toPublicJWK()));
        refuses(() -> Sealing.opener(secret).open(weaker.serialize()), "unreadable_seal");
    }

    @Test
    void aSealForAnotherKeyIsToldApart() throws Exception {
        Path others = write("other.jwk", pair("other").toJSONString());
        String sealed = Sealing.sealer(open).seal(CONTENT);
        refuses(() -> Sealing.opener(others).open(sealed), "unknown_sealing_key");
    }

    @Test
    void aNewKeyIsTakenOverWithoutARestartAndTheOldOneStillOpens() throws Exception {
        Sealer sealer = Sealing.sealer(open);
        Opener opener = Sealing.opener(secret);
        String old = sealer.seal(CONTENT);
        OctetKeyPair next = pair("next");
        change(secret, new JWKSet(List.of(next, key)).toString(false));
        change(open, next.toPublicJWK().toJSONString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> JWEObject.parse(sealer.seal(CONTENT)).getHeader().getKeyID(), "next"::equals);
        assertThat(opener.open(sealer.seal(CONTENT))).isEqualTo(CONTENT);
        assertThat(opener.open(old)).isEqualTo(CONTENT);
    }

    @Test
    void anEdgeRefusesTheKeyThatOpens() {
        assertThatThrownBy(() -> Sealing.sealer(secret))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FINME_SEALING_KEY")
                .hasMessageContaining("public");
    }

    @Test
    void anUnusableFileIsToldInOneSentence() throws Exception {
        assertThatThrownBy(() -> Sealing.opener(open)).hasMessageContaining("core needs the secret key");
        assertThatThrownBy(() -> Sealing.opener(files.resolve("none"))).hasMessageContaining("can't be read");
        Path text = write("text", "nothing of the kind");
        assertThatThrownBy(() -> Sealing.opener(text))
                .hasMessageStartingWith("FinMe can't use FINME_SEALING_KEY")
                .hasMessageContaining("no JWK");
    }

    @Test
    void theVersionBeforeThisOneIsUnderstoodAndANewerOneIsNot() {
        assertThat(envelope(SealedEnvelope.SCHEMA).isUnderstood()).isTrue();
        assertThat(envelope(SealedEnvelope.SCHEMA - 1).isUnderstood()).isTrue();
        assertThat(envelope(SealedEnvelope.SCHEMA + 1).isUnderstood()).isFalse();
        assertThat(envelope(SealedEnvelope.SCHEMA - 2).isUnderstood()).isFalse();
    }

    private static SealedEnvelope envelope(int version) {
        return new SealedEnvelope(new java.util.UUID(0, 1), "any", version, "sealed");
    }

    private static void refuses(ThrowingCallable opening, String code) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static OctetKeyPair pair(String id) throws Exception {
        return new OctetKeyPairGenerator(Curve.X25519).keyID(id).generate();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(files.resolve(name), text);
    }

    private static void change(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }
}
