package finme.account.passkey.ceremony;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What has to hold of a passkey that is made or shown, as WebAuthn says: its challenge, our origin, somebody verified by the
 * device, the signature, a counter that never goes back. Who made the device does not matter.
 */
@Component
public final class Ceremonies {
    /** ECDSA with P-256, Ed25519, RSA: between them every device there is. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final int LONGEST = 64 * 1024;

    private final RelyingParty party;
    private final WebAuthnManager manager;
    private final AttestedCredentialDataConverter converter;

    Ceremonies(RelyingParty party) {
        ObjectConverter objects = new ObjectConverter();
        this.party = party;
        this.manager = WebAuthnManager.createNonStrictWebAuthnManager(objects);
        this.converter = new AttestedCredentialDataConverter(objects);
    }

    /** Why something is refused: for the log, not for whoever shows it. */
    public static final class Refused extends RuntimeException {
        public Refused(String why) {
            super(why, null, false, false);
        }
    }

    /** @param challenge nobody else's, if it is one of ours */
    public record New(RegistrationData data, byte[] challenge) {}

    /**
     * @param credential by which it is found
     * @param handle of whom the device believes it to be
     */
    public record Shown(AuthenticationData data, byte[] credential, byte @Nullable [] handle, byte[] challenge) {}

    /** @throws Refused when it can't be read */
    public New readNew(String json) {
        return read(json, () -> {
            RegistrationData data = manager.parseRegistrationResponseJSON(json);
            return new New(data, challenge(data.getCollectedClientData()));
        });
    }

    /** @throws Refused when it can't be read */
    public Shown read(String json) {
        return read(json, () -> {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(json);
            return new Shown(
                    data,
                    Objects.requireNonNull(data.getCredentialId()),
                    data.getUserHandle(),
                    challenge(data.getCollectedClientData()));
        });
    }

    private static byte[] challenge(@Nullable CollectedClientData client) {
        return Objects.requireNonNull(
                Objects.requireNonNull(client).getChallenge().getValue());
    }

    /** @throws Refused when it is not what was asked for */
    public Credential accept(New made) {
        return verified(() -> {
            List<PublicKeyCredentialParameters> kinds = ALGORITHMS.stream()
                    .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                    .toList();
            RegistrationData data = manager.verify(
                    made.data(), new RegistrationParameters(server(made.challenge()), kinds, true, true));
            AuthenticatorData<?> device =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(device.getAttestedCredentialData());
            Set<AuthenticatorTransport> ways = Objects.requireNonNullElse(data.getTransports(), Set.of());
            return new Credential(
                    credential.getCredentialId(),
                    converter.convert(credential),
                    device.isFlagBE(),
                    ways.stream().map(AuthenticatorTransport::getValue).sorted().toList(),
                    device.getSignCount());
        });
    }

    /**
     * @param counter as it was stored
     * @return the counter as it is now
     * @throws Refused when it is not by this passkey, or not what was asked for
     */
    public long accept(Shown shown, byte[] handle, Credential known, long counter) {
        if (shown.handle() != null && !Arrays.equals(shown.handle(), handle)) {
            throw new Refused("ForeignHandle");
        }
        return verified(() -> {
            CredentialRecordImpl stored = new CredentialRecordImpl(
                    null,
                    true,
                    known.synced(),
                    null,
                    counter,
                    converter.convert(known.material()),
                    null,
                    null,
                    null,
                    null);
            AuthenticationData data = manager.verify(
                    shown.data(), new AuthenticationParameters(server(shown.challenge()), stored, null, true, true));
            return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
        });
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static <T> T read(String json, Supplier<T> reading) {
        if (json.length() > LONGEST) {
            throw new Refused("TooLong");
        }
        return verified(reading);
    }

    /** Anybody may send anything: whatever the library makes of it, it is refused. */
    private static <T> T verified(Supplier<T> check) {
        try {
            return check.get();
        } catch (RuntimeException refused) {
            throw new Refused(refused.getClass().getSimpleName());
        }
    }
}
