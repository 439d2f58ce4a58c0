package finme.crm;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import finme.outbound.ClientIdentity;
import finme.outbound.Hmac;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CRM as admins write it. Secrets are sealed and never read back.
 *
 * @param url root of its service
 * @param batch most records in one exchange
 * @param perSecond records it is told in a second; null: as fast as it takes them
 * @param poll how often it is asked for what changed there; null: never
 * @param sealed fields that nobody between us and its people may read; null: none
 * @param records what it is told and may tell, a kind at a time; what is left out is none of its business
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Crm(
        String code,
        String name,
        State state,
        Kind kind,
        String url,
        Auth auth,
        @Nullable Integer batch,
        @Nullable BigDecimal perSecond,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration poll,

        @Nullable Webhook webhook,
        @Nullable Sealed sealed,
        Records records) {
    /** What its receiver's name begins with, and its name as a source of values. */
    public static final String RECEIVER = "crm:";

    /** What the name begins with under which it is read. */
    public static final String READ = "crm-in:";

    public static final int MOST = 1000;

    public Crm {
        state = Objects.requireNonNullElse(state, State.ACTIVE);
        kind = Objects.requireNonNullElse(kind, Kind.ODATA);
        auth = Objects.requireNonNullElse(auth, Auth.NONE);
        records = Objects.requireNonNullElse(records, Records.NONE);
    }

    public enum State {
        ACTIVE,
        /** Nothing is sent to it or asked of it; what it is to be told waits. */
        PAUSED
    }

    public enum Kind {
        ODATA,
        REST,
        TRYTON
    }

    /**
     * One flat record for all kinds; which fields matter depends on {@code kind}, and saving checks it.
     *
     * @param secret of HMAC over the body, or over {@code GET /path?query} where there is none
     * @param algorithm of HMAC; HmacSHA256 unless said otherwise
     * @param encoding of HMAC: {@code hex} unless it is {@code base64}
     * @param certificate of MTLS: PEM, ours first, those it was issued by after it
     * @param privateKey of MTLS: PEM, PKCS#8
     * @param authority of MTLS: PEM of whom the CRM's own certificate comes from; null for whom everybody trusts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Auth(
            Proof kind,
            @Nullable String username,
            @Nullable String password,
            @Nullable String token,
            @Nullable String header,
            @Nullable String value,
            @Nullable String tokenUrl,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String scope,
            @Nullable String algorithm,
            @Nullable String encoding,
            @Nullable String secret,
            @Nullable String certificate,
            @Nullable String privateKey,
            @Nullable String authority) {
        public static final Auth NONE = new Auth(Proof.NONE, null, null, null, null, null, null, null, null, null);

        /** Of all kinds but the last two. */
        public Auth(
                Proof kind,
                @Nullable String username,
                @Nullable String password,
                @Nullable String token,
                @Nullable String header,
                @Nullable String value,
                @Nullable String tokenUrl,
                @Nullable String clientId,
                @Nullable String clientSecret,
                @Nullable String scope) {
            this(
                    kind,
                    username,
                    password,
                    token,
                    header,
                    value,
                    tokenUrl,
                    clientId,
                    clientSecret,
                    scope,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        public Auth {
            kind = Objects.requireNonNullElse(kind, Proof.NONE);
        }

        /** Of HMAC. */
        public Hmac hmac() {
            return new Hmac(secret, algorithm, encoding);
        }

        /** Of MTLS, once it was checked. */
        public ClientIdentity identity() {
            return new ClientIdentity(
                    Objects.requireNonNullElse(certificate, ""), Objects.requireNonNullElse(privateKey, ""), authority);
        }

        @Override
        public String toString() {
            return "Auth[" + kind + ']';
        }
    }

    public enum Proof {
        NONE,
        BASIC,
        BEARER,
        API_KEY,
        OAUTH2,
        HMAC,
        MTLS
    }

    /** @param secret {@code whsec_} and 24 to 64 bytes in base64 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Webhook(@Nullable String secret) {
        @Override
        public String toString() {
            return "Webhook[***]";
        }
    }

    /**
     * @param publicKey JWK of theirs, X25519 or RSA, to which values are sealed
     * @param privateKey JWK of ours as text, with which what comes back sealed is opened; null: it stays as it was here
     * @param fields by their names there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sealed(
            Map<String, Object> publicKey, @Nullable String privateKey, List<String> fields) {
        public Sealed {
            fields = Objects.requireNonNullElse(fields, List.of());
        }

        @Override
        public String toString() {
            return "Sealed[" + fields + ']';
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Records(
            @Nullable Mapping borrower,
            @Nullable Mapping application,
            @Nullable Mapping partner,
            @Nullable Mapping directory) {
        static final Records NONE = new Records(null, null, null, null);

        /** A kind of which nothing is said is left out as well as one that is not there. */
        public Records {
            borrower = said(borrower);
            application = said(application);
            partner = said(partner);
            directory = said(directory);
        }

        private static @Nullable Mapping said(@Nullable Mapping mapping) {
            return mapping == null || mapping.saysNothing() ? null : mapping;
        }

        public @Nullable Mapping of(RecordKind kind) {
            return switch (kind) {
                case BORROWER -> borrower;
                case APPLICATION -> application;
                case PARTNER -> partner;
                case DIRECTORY -> directory;
            };
        }
    }

    /**
     * How one kind of record looks there.
     *
     * @param entity its name there, such as {@code Contacts}
     * @param key its field that holds our id or code
     * @param changedAt its field that holds when it was last changed there
     * @param out FEEL over the record as we have it; gives the fields that are written there
     * @param in FEEL over {@code record}; gives values by canonical path
     * @param owners whose value counts when both differ, by canonical path
     * @param otherwise the same for what {@code owners} does not name
     * @param version of REST: FEEL over {@code record}; gives what changes with every change of it
     * @param upsert of REST: makes or changes a record, whichever it is; instead of {@code create} and {@code update}
     * @param create of REST: makes a record that {@code read} did not find
     * @param update of REST: changes the {@code record} that {@code read} found
     * @param read of REST: gives the record, or null when there is none
     * @param changed of REST: gives the records changed {@code from} a time on, the oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Mapping(
            String entity,
            String key,
            @Nullable String changedAt,
            @Nullable String out,
            @Nullable String in,
            @Nullable Map<String, Owner> owners,
            @JsonProperty("else") @Nullable Owner otherwise,
            @Nullable String version,
            @Nullable Call upsert,
            @Nullable Call create,
            @Nullable Call update,
            @Nullable Call read,
            @Nullable Call changed) {
        public Mapping(
                String entity,
                String key,
                @Nullable String changedAt,
                @Nullable String out,
                @Nullable String in,
                @Nullable Map<String, Owner> owners,
                @Nullable Owner otherwise) {
            this(entity, key, changedAt, out, in, owners, otherwise, null, null, null, null, null, null);
        }

        boolean saysNothing() {
            return Stream.of(
                            entity, key, changedAt, out, in, owners, otherwise, version, upsert, create, update, read,
                            changed)
                    .allMatch(Objects::isNull);
        }
    }

    /**
     * One call of a service of the kind REST.
     *
     * @param method GET unless said otherwise
     * @param path FEEL: a text below the address as it goes out, or {@code {path: […], query: {…}}} whose parts are encoded
     * @param headers FEEL: texts by name
     * @param body FEEL: what goes out as JSON
     * @param answer FEEL over {@code status}, {@code headers} and {@code body}
     * @param batch of {@code upsert}: whether one call takes all {@code records}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Call(
            @Nullable String method,
            String path,
            @Nullable String headers,
            @Nullable String body,
            @Nullable String answer,
            @Nullable Boolean batch) {
        public boolean takesMany() {
            return Boolean.TRUE.equals(batch);
        }
    }

    public enum Owner {
        CRM,
        FINME,
        /** Whoever changed it last. */
        LATEST,
        /** A person decides when both have changed it. */
        CONFLICT
    }

    /** @return whether it is told of records of the kind */
    public boolean hears(RecordKind kind) {
        Mapping mapping = records.of(kind);
        return mapping != null && mapping.out() != null;
    }

    /** @return whether what it changes of records of the kind counts here, too */
    public boolean tells(RecordKind kind) {
        Mapping mapping = records.of(kind);
        return mapping != null && mapping.in() != null;
    }

    /** @return most records in one exchange: never more than it takes in a second */
    public int batchOr(int usual) {
        BigDecimal rate = perSecond == null ? BigDecimal.valueOf(MOST) : perSecond.setScale(0, RoundingMode.CEILING);
        return Math.min(
                batch == null ? usual : batch,
                rate.min(BigDecimal.valueOf(MOST)).intValue());
    }

    public String receiver() {
        return RECEIVER + code;
    }

    public Crm withState(State other) {
        return new Crm(code, name, other, kind, url, auth, batch, perSecond, poll, webhook, sealed, records);
    }

    @Override
    public String toString() {
        return "Crm[" + code + ", " + state + ']';
    }
}
