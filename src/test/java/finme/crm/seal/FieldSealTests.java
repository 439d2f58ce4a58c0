package finme.crm.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import finme.crm.Crm;
import finme.crm.seal.FieldSeal.Opened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldSealTests {
    private final FieldSeal seal = new FieldSeal(new ObjectMapper());

    @Test
    void nobodyBetweenReadsWhatIsSealedAndTheOtherSideDoes() throws Exception {
        for (JWK theirs : List.of(
                new OctetKeyPairGenerator(Curve.X25519).keyID("k1").generate(),
                new RSAKeyGenerator(2048).keyID("k2").generate())) {
            Map<String, Object> out = seal.seal(crm(theirs, null), fields("+420601000184"));
            assertThat(out.get("Name")).isEqualTo("Novak");
            assertThat(String.valueOf(out.get("MobilePhone")))
                    .doesNotContain("184")
                    .matches("[\\w-]+\\.[\\w-]*\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(seal.open(crm(theirs, theirs), out))
                    .as("whoever has the other half")
                    .extracting(Opened::fields)
                    .isEqualTo(fields("+420601000184"));
        }
    }

    @Test
    void whatIsSealedToOthersIsToldFromWhatIsEmpty() throws Exception {
        JWK theirs = new OctetKeyPairGenerator(Curve.X25519).generate();
        JWK ours = new OctetKeyPairGenerator(Curve.X25519).generate();
        Map<String, Object> out = seal.seal(crm(theirs, ours), fields("+420601000184"));
        Opened opened = seal.open(crm(theirs, ours), out);
        assertThat(opened.opaque()).containsExactly("MobilePhone");
        assertThat(opened.fields()).doesNotContainKey("MobilePhone");
        Opened open = seal.open(crm(theirs, ours), fields("+420601000184"));
        assertThat(open.opaque()).isEmpty();
        assertThat(open.exposed()).as("it is to be sealed").isTrue();
        assertThat(opened.exposed()).isFalse();
        assertThat(seal.seal(crm(theirs, ours), fields(null)).get("MobilePhone"))
                .isNull();
        Map<String, Object> broken = fields(out.get("MobilePhone").toString().replaceAll("....$", "AAAA"));
        assertThat(seal.open(crm(theirs, theirs), broken).opaque())
                .as("changed on the way")
                .containsExactly("MobilePhone");
    }

    private static Map<String, Object> fields(@Nullable String phone) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("Name", "Novak");
        fields.put("MobilePhone", phone);
        return fields;
    }

    private static Crm crm(JWK theirs, @Nullable JWK ours) {
        Crm.Sealed sealed = new Crm.Sealed(
                theirs.toPublicJWK().toJSONObject(), ours == null ? null : ours.toJSONString(), List.of("MobilePhone"));
        return new Crm(
                "x",
                "X",
                Crm.State.ACTIVE,
                Crm.Kind.ODATA,
                "https://crm.example.test",
                Crm.Auth.NONE,
                null,
                null,
                null,
                null,
                sealed,
                new Crm.Records(null, null, null, null));
    }
}
