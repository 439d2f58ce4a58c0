package finme.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import finme.kernel.Money;
import finme.mapping.PayloadFormat;
import finme.outbound.ClientIdentity;
import finme.outbound.Hmac;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lender as admins write it. Secrets inside {@link Auth} and the suppression list are kept sealed and never read back.
 * What is left out gets a default.
 *
 * @param answer FEEL over {@code status, headers, body}
 * @param answerWithin how long a decision may take from the first send; ISO 8601 duration
 * @param recall how it is told that the borrower has withdrawn; null: it takes no withdrawals
 * @param accept how it is told that the borrower has accepted its offer; null: it hears of it on its own page
 * @param reply how it gets what it has asked for; null: its usual request is sent again, with the answers
 * @param commission what it owes for loans it has paid out; null: nothing is booked
 * @param suppression hashed or plain phone, e-mail, tax id of people this partner does not want
 * @param shares canonical paths this partner may see; everything else is null for its request mapping
 * @param pausedBy who may resume it, while it is paused; null: us
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Partner(
        String code,
        String name,
        State state,
        Request request,
        String answer,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration answerWithin,
        @Nullable Callback callback,
        List<String> shares,
        @Nullable List<Limit> limits,
        @Nullable Schedule schedule,
        @Nullable Duplicates duplicates,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> suppression,

        @Nullable Budget budget,
        @Nullable Ping ping,
        @Nullable Notice recall,
        @Nullable Notice accept,
        @Nullable Notice reply,
        @Nullable Commission commission,
        @Nullable Integer concurrency,
        @Nullable BigDecimal perSecond,
        @Nullable PausedBy pausedBy) {
    public Partner {
        state = Objects.requireNonNullElse(state, State.ACTIVE);
        answerWithin = Objects.requireNonNullElse(answerWithin, Duration.ofMinutes(2));
        shares = List.copyOf(Objects.requireNonNullElse(shares, List.of()));
    }

    public enum State {
        ACTIVE,
        PAUSED
    }

    public enum PausedBy {
        OPERATOR,
        /** Somebody of its own. */
        PARTNER
    }

    /**
     * @param testUrl where test applications go; null: they are not sent
     * @param body FEEL over {@code application, dispatch}
     * @param timeout of one attempt, everything included; at most 10 s
     * @param attempts 1 to 10
     * @param onDoubt what follows an attempt that the partner may or may not have taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            String url,
            @Nullable String testUrl,
            String method,
            PayloadFormat format,
            @Nullable Map<String, String> headers,
            String body,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration timeout,
            int attempts,
            OnDoubt onDoubt,
            Auth auth) {
        public Request {
            method = Objects.requireNonNullElse(method, "POST");
            format = Objects.requireNonNullElse(format, PayloadFormat.JSON);
            timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(10));
            onDoubt = Objects.requireNonNullElse(onDoubt, OnDoubt.ASK_AGAIN);
            auth = Objects.requireNonNullElse(auth, Auth.NONE);
        }

        @JsonCreator
        static Request of(
                @JsonProperty("url") String url,
                @JsonProperty("testUrl") @Nullable String testUrl,
                @JsonProperty("method") String method,
                @JsonProperty("format") PayloadFormat format,
                @JsonProperty("headers") @Nullable Map<String, String> headers,
                @JsonProperty("body") String body,
                @JsonProperty("timeout") Duration timeout,
                @JsonProperty("attempts") @Nullable Integer attempts,
                @JsonProperty("onDoubt") OnDoubt onDoubt,
                @JsonProperty("auth") Auth auth) {
            int tries = Objects.requireNonNullElse(attempts, 3);
            return new Request(url, testUrl, method, format, headers, body, timeout, tries, onDoubt, auth);
        }
    }

    public enum OnDoubt {
        /** With the same key: the partner knows it has the request already. */
        ASK_AGAIN,
        /** For partners that would take it for a second application: their answer, or the end of their time, is awaited. */
        WAIT
    }

    /**
     * @param mapping FEEL over {@code status, headers, body}; gives {@code dispatch} (our reference) and {@code event} too
     * @param formerSecret counts as well, until {@code formerUntil}; only FinMe writes it, when the secret is renewed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Callback(
            Auth auth,
            String mapping,
            @Nullable String formerSecret,
            @Nullable Instant formerUntil) {
        public Callback {
            auth = Objects.requireNonNullElse(auth, Auth.NONE);
        }

        public boolean hasSecret() {
            return auth.has(Auth.Kind.BASIC, Auth.Kind.BEARER, Auth.Kind.API_KEY, Auth.Kind.HMAC);
        }

        /** By any of these it may prove itself at that time. */
        public List<Auth> proofs(Instant at) {
            return formerSecret != null && formerUntil != null && at.isBefore(formerUntil)
                    ? List.of(auth, auth.withSecret(formerSecret))
                    : List.of(auth);
        }

        /** Left out here, there is none any more. */
        Callback withFormerOf(@Nullable Callback present) {
            return formerSecret == null || present == null
                    ? new Callback(auth, mapping, null, null)
                    : new Callback(auth, mapping, present.formerSecret, present.formerUntil);
        }

        Callback renewed(String secret, Instant until) {
            return new Callback(auth.withSecret(secret), mapping, auth.shared(), until);
        }
    }

    /**
     * @param counts {@code SENT} or {@code SOLD} (it offered)
     * @param per a {@link Period}, in the schedule's zone
     */
    public record Limit(String counts, String per, @Nullable Integer max) {}

    /**
     * One flat record for all kinds; which fields matter depends on {@code kind}, and saving checks it.
     *
     * @param certificate of MTLS: PEM, ours first, those it was issued by after it
     * @param privateKey of MTLS: PEM, PKCS#8; written, never read back
     * @param authority of MTLS: PEM of whom the lender's own certificate comes from; null for whom everybody trusts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Auth(
            Kind kind,
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
        public static final Auth NONE = new Auth(
                Kind.NONE, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        public Auth {
            kind = Objects.requireNonNullElse(kind, Kind.NONE);
        }

        public enum Kind {
            NONE,
            BASIC,
            BEARER,
            API_KEY,
            OAUTH2,
            HMAC,
            MTLS
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

        boolean has(Kind... kinds) {
            return List.of(kinds).contains(kind);
        }

        /** What both sides know; null where there is no such thing. */
        @Nullable
        String shared() {
            return switch (kind) {
                case BASIC -> password;
                case BEARER -> token;
                case API_KEY -> value;
                case HMAC -> secret;
                case NONE, OAUTH2, MTLS -> null;
            };
        }

        Auth withSecret(String other) {
            return new Auth(
                    kind,
                    username,
                    kind == Kind.BASIC ? other : password,
                    kind == Kind.BEARER ? other : token,
                    header,
                    kind == Kind.API_KEY ? other : value,
                    tokenUrl,
                    clientId,
                    clientSecret,
                    scope,
                    algorithm,
                    encoding,
                    kind == Kind.HMAC ? other : secret,
                    certificate,
                    privateKey,
                    authority);
        }

        @Override
        public String toString() {
            return "Auth[" + kind + ']';
        }
    }

    /**
     * @param open null: always
     * @param outside {@code SKIP} or {@code QUEUE}: it is left out, or asked when it opens
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Schedule(
            String zone,
            @Nullable List<Hours> open,
            @Nullable String outside) {
        public boolean queues() {
            return "QUEUE".equals(outside);
        }

        /**
         * @param days {@code MON} to {@code SUN}
         * @param from local time, HH:mm
         * @param to as {@code from}, or 24:00; before {@code from}: on the next day
         */
        public record Hours(List<String> days, String from, String to) {}
    }

    /** @param keys by which a person is known again: {@code taxId, phone, email}; null for all of them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Duplicates(
            @Nullable Integer days, @Nullable List<String> keys) {}

    /** @param per a {@link Period}, in the schedule's zone */
    public record Budget(String per, Money max) {}

    /**
     * Asked for a bid before anything personal is sent; proven as its request is.
     *
     * @param body FEEL over {@code application, dispatch}; of the application it sees what it may and what is nobody's:
     *     {@code product, amount, termMonths, purpose, obligations, employment.status, employment.monthlyIncome,
     *     borrower.ageBand, borrower.address.region, borrower.address.country}; everything else is null
     * @param answer FEEL over {@code status, headers, body}; gives {@code bid}, a number, and {@code takes}
     */
    public record Ping(String url, String body, String answer) {}

    /**
     * Something a partner is told after it has the application; proven as its request is.
     *
     * @param body FEEL over {@code application, dispatch}, and {@code offer} or {@code answers, documents}
     * @param answer FEEL over {@code status, headers, body}; gives {@code confirmed}. Null: any 2xx confirms. Of a reply
     *     it gives what the partner's {@code answer} gives, which counts when this is null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notice(
            String url,
            String method,
            String body,
            @Nullable String answer) {
        public Notice {
            method = Objects.requireNonNullElse(method, "POST");
        }
    }

    /** @return of the bare numbers that it tells as prices: they are counted against its budget; null without one */
    public @Nullable String priceCurrency() {
        return budget == null ? null : budget.max().currency();
    }

    /** Set by us: what we have paused, we resume. */
    public Partner withState(State other) {
        return with(other, other == State.PAUSED ? PausedBy.OPERATOR : null);
    }

    /** As it is when it is paused already. */
    public Partner pausedByItself() {
        return state == State.PAUSED ? this : with(State.PAUSED, PausedBy.PARTNER);
    }

    public boolean isPausedByItself() {
        return state == State.PAUSED && pausedBy == PausedBy.PARTNER;
    }

    /** Who writes it without a word on who has paused it leaves that as it is. */
    Partner pausedAs(Partner before) {
        boolean untold = state == State.PAUSED && pausedBy == null;
        @Nullable PausedBy who = untold && before.state == State.PAUSED ? before.pausedBy : pausedBy;
        return with(state, state == State.PAUSED ? who : null);
    }

    /** Its callbacks prove themselves by this from now on, and by the one before until then. */
    public Partner withCallbackSecret(String secret, Instant formerUntil) {
        return with(state, pausedBy, callback == null ? null : callback.renewed(secret, formerUntil), suppression);
    }

    Partner withFormerSecretOf(@Nullable Partner present) {
        return callback == null
                ? this
                : with(
                        state,
                        pausedBy,
                        callback.withFormerOf(present == null ? null : present.callback()),
                        suppression);
    }

    /** @param tokens as {@link SuppressionTokens} keeps them */
    public Partner withSuppression(List<String> tokens) {
        return with(state, pausedBy, callback, tokens);
    }

    private Partner with(State otherState, @Nullable PausedBy who) {
        return with(otherState, who, callback, suppression);
    }

    private Partner with(
            State otherState,
            @Nullable PausedBy who,
            @Nullable Callback otherCallback,
            @Nullable List<String> otherSuppression) {
        return new Partner(
                code,
                name,
                otherState,
                request,
                answer,
                answerWithin,
                otherCallback,
                shares,
                limits,
                schedule,
                duplicates,
                otherSuppression,
                budget,
                ping,
                recall,
                accept,
                reply,
                commission,
                concurrency,
                perSecond,
                who);
    }
}
