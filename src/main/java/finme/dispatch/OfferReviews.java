package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers of partners that could not be taken at their word, and what an operator makes of them. */
public interface OfferReviews {
    /** Of an offer, in the order people are shown them. */
    List<String> MEMBERS =
            List.of("amount", "termMonths", "apr", "monthlyPayment", "totalPayable", "expiresAt", "redirectUrl");

    /** Those of the application that nobody has settled, oldest first. */
    List<Review> of(UUID application);

    /** Of all applications, oldest first. */
    List<Waiting> waiting(int limit);

    /**
     * It offered, on these terms: as if the partner had said so itself.
     *
     * @param offers members as in a partner's answer; each needs an amount
     * @throws finme.kernel.Problem 404 not under review; 409 {@code too_late}; 422 with what can't be read
     */
    void offered(UUID application, UUID dispatch, List<Map<String, Object>> offers, By by);

    /** It did not offer. @throws finme.kernel.Problem 404 not under review */
    void declined(UUID application, UUID dispatch, By by);

    /**
     * It gets its request again, under the same key, and its whole time for an answer.
     *
     * @throws finme.kernel.Problem 404 not under review; 409 {@code not_repeatable} where a repeat would be a second
     *     application, {@code partner_paused}, {@code too_late}
     */
    void askAgain(UUID application, UUID dispatch, By by);

    /** On what the operator's word rests; a choice instead of a text, because it is kept for good and in clear. */
    enum Basis {
        READ_IN_ANSWER,
        CONFIRMED_BY_LENDER,
        UNUSABLE_ANSWER
    }

    /** @param actor user name @param role which of the operator's roles */
    record By(String actor, String role, Basis basis) {}

    /**
     * @param word what its mapping gave for an outcome, where that is what nobody knows
     * @param offers members as the partner wrote them
     * @param repeatable it may be asked again
     * @param until when it counts as failed; null while its own time for an answer runs, which is followed by ours
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            UUID dispatch,
            String partner,
            Reason reason,
            @Nullable String word,
            List<Doubted> doubts,
            List<Map<String, String>> offers,
            boolean repeatable,
            Instant askedAt,
            @Nullable Instant until) {
        /** Without what the partner wrote. */
        public Review masked() {
            List<Doubted> bare = doubts.stream()
                    .map(doubt -> new Doubted(doubt.pointer(), doubt.code(), doubt.text(), null))
                    .toList();
            return new Review(dispatch, partner, reason, null, bare, List.of(), repeatable, askedAt, until);
        }

        @Override
        public String toString() {
            return "Review[" + dispatch + ']';
        }
    }

    /** @param pointer {@code /offers/0/amount} @param value as written; a partner may write anything there */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Doubted(
            String pointer,
            String code,
            String text,
            @Nullable String value) {
        @Override
        public String toString() {
            return "Doubted[" + pointer + ' ' + code + ']';
        }
    }

    record Waiting(UUID application, UUID dispatch, String partner, String reason, Instant askedAt) {}
}
