package finme.dispatch.answer;

import finme.dispatch.Exchange;
import finme.dispatch.Outcome;
import finme.dispatch.model.Reasons;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
public sealed interface AttemptResult {
    /** Reason code of a decision that did not come in time. */
    String OVERDUE = "no_decision_in_time";

    /** Reason code of what the partner may have and is not asked for again. */
    String DOUBT = "in_doubt";

    /** Our code of what came to nothing; of a partner's word its outcome. */
    default String code() {
        if (this instanceof Retryable again) {
            return again.reasonCode();
        }
        return this instanceof Unanswered unsaid
                ? unsaid.reasonCode()
                : ((Answered) this).answer().outcome().name().toLowerCase(Locale.ROOT);
    }

    /** The same, with the request that it came of; without where that never left. */
    default AttemptResult after(Exchange exchange) {
        if (this instanceof Answered answered) {
            return new Answered(answered.answer().after(exchange));
        }
        if (Reasons.neverLeft(code())) {
            return this;
        }
        if (this instanceof Retryable again) {
            return new Retryable(again.reasonCode(), again.after(), again.raw(), exchange);
        }
        Unanswered unsaid = (Unanswered) this;
        return new Unanswered(unsaid.outcome(), unsaid.reasonCode(), unsaid.raw(), exchange);
    }

    /** The partner said something. */
    record Answered(Answer answer) implements AttemptResult {}

    /** It said nothing usable, and it is not asked again. @param outcome FAILED, TIMED_OUT, or UNDER_REVIEW in doubt */
    record Unanswered(
            Outcome outcome,
            String reasonCode,
            @Nullable String raw,
            @Nullable Exchange exchange) implements AttemptResult {
        public Unanswered(Outcome outcome, String reasonCode, @Nullable String raw) {
            this(outcome, reasonCode, raw, null);
        }

        public Unanswered(Outcome outcome, String reasonCode) {
            this(outcome, reasonCode, null);
        }

        @Override
        public String toString() {
            return "Unsaid[" + outcome + ' ' + reasonCode + ']';
        }
    }

    /**
     * It may be asked again with the same key.
     *
     * @param after at least, when the partner said so
     * @param raw what could not be read
     */
    record Retryable(
            String reasonCode,
            @Nullable Duration after,
            @Nullable String raw,
            @Nullable Exchange exchange) implements AttemptResult {
        /** It says itself that it wants to be asked again. */
        private static final Set<String> ASKED_FOR = Set.of("retry_asked", "http_408", "http_425", "http_429");

        public Retryable(String reasonCode, @Nullable Duration after, @Nullable String raw) {
            this(reasonCode, after, raw, null);
        }

        public Retryable(String reasonCode, @Nullable Duration after) {
            this(reasonCode, after, null);
        }

        public Unanswered exhausted() {
            return new Unanswered(
                    reasonCode.equals("timeout") ? Outcome.TIMED_OUT : Outcome.FAILED, reasonCode, raw, exchange);
        }

        /** Whether after an attempt that ended so the partner may have it. @param reasonCode null for one nobody heard of */
        public static boolean inDoubt(@Nullable String reasonCode) {
            return reasonCode == null || !ASKED_FOR.contains(reasonCode) && !Reasons.neverLeft(reasonCode);
        }

        @Override
        public String toString() {
            return "Again[" + reasonCode + ' ' + after + ']';
        }
    }
}
