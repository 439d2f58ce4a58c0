package finme.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A browser and a device with one passkey (P-256), that can be made to lie. */
public final class SoftPasskey {
    private static final int VERIFIED = 0x05;
    private static final int PRESENT = 0x01;
    private static final int WITH_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] id = new byte[16];
    private byte[] handle = {};
    private String origin;
    private long counter;
    private int flags = VERIFIED;

    public SoftPasskey(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where its browser says that it is from now on. */
    public SoftPasskey at(String other) {
        origin = other;
        return this;
    }

    /** The next signature has the number after this. */
    public SoftPasskey counted(long signatures) {
        counter = signatures;
        return this;
    }

    /** Whose it says that it is from now on. */
    public SoftPasskey of(byte[] other) {
        handle = other;
        return this;
    }

    /** Nobody unlocks it any more. */
    public SoftPasskey unverified() {
        flags = PRESENT;
        return this;
    }

    /** @param options {@code PublicKeyCredentialCreationOptions} @return {@code RegistrationResponseJSON} */
    public ObjectNode make(JsonNode options) {
        handle = Base64.getUrlDecoder().decode(options.at("/user/id").asText());
        byte[] client = client("webauthn.create", options.path("challenge").asText());
        byte[] key = bytes(
                ByteBuffer.allocate(18)
                        .put(new byte[16])
                        .putShort((short) id.length)
                        .array(),
                id,
                publicKey());
        byte[] device = bytes(device(options.at("/rp/id").asText(), flags | WITH_KEY), key);
        byte[] attestation = bytes(
                new byte[] {(byte) 0xA3, 0x63},
                text("fmt"),
                new byte[] {0x64},
                text("none"),
                new byte[] {0x67},
                text("attStmt"),
                new byte[] {(byte) 0xA0, 0x68},
                text("authData"),
                ByteBuffer.allocate(3)
                        .put((byte) 0x59)
                        .putShort((short) device.length)
                        .array(),
                device);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("clientDataJSON", base64(client)).put("attestationObject", base64(attestation));
        response.putArray("transports").add("internal");
        return credential(response);
    }

    /** @param options {@code PublicKeyCredentialRequestOptions} @return {@code AuthenticationResponseJSON} */
    public ObjectNode show(JsonNode options) {
        counter++;
        byte[] client = client("webauthn.get", options.path("challenge").asText());
        byte[] device = device(options.path("rpId").asText(), flags);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("clientDataJSON", base64(client)).put("authenticatorData", base64(device));
        response.put("signature", base64(signature(bytes(device, Sha256.digest(client)))));
        response.put("userHandle", base64(handle));
        return credential(response);
    }

    private ObjectNode credential(ObjectNode response) {
        ObjectNode credential = JsonNodeFactory.instance.objectNode();
        credential.put("id", base64(id)).put("rawId", base64(id)).put("type", "public-key");
        credential.set("response", response);
        credential.putObject("clientExtensionResults");
        return credential;
    }

    private byte[] client(String type, String challenge) {
        return text("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                + "\",\"crossOrigin\":false}");
    }

    private byte[] device(String party, int said) {
        return bytes(
                Sha256.digest(party),
                ByteBuffer.allocate(5).put((byte) said).putInt((int) counter).array());
    }

    /** As COSE writes it. */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return bytes(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(key.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private byte[] signature(byte[] over) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(over);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
