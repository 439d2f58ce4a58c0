package finme.dispatch.answer;

import finme.dispatch.Outcome;
import finme.dispatch.store.PartnerWords;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
public sealed interface Result {
    /** Reason code of a decision that did not come in time. */
    String OVERDUE = "no_decision_in_time";

    /** Reason code of what the partner may have and is not asked for again. */
    String DOUBT = "in_doubt";

    /** It may have it: nothing is sent any more, its answer is awaited. @param raw what could not be read */
    static Said doubt(@Nullable String raw) {
        PartnerWords words = new PartnerWords(null, null, null, List.of(), raw);
        return new Said(new Answer(Outcome.UNDER_REVIEW, DOUBT, List.of(), null, words));
    }

    /** The partner said something. */
    record Said(Answer answer) implements Result {}

    /** It said nothing usable, and asking again would not help. @param outcome FAILED or TIMED_OUT */
    record Unsaid(
            Outcome outcome, String reasonCode, @Nullable String raw) implements Result {
        public Unsaid(Outcome outcome, String reasonCode) {
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
    record Again(
            String reasonCode,
            @Nullable Duration after,
            @Nullable String raw) implements Result {
        /** Nothing reached the partner, or it says itself that it wants to be asked again. */
        private static final Set<String> BEYOND_DOUBT =
                Set.of("unreachable", "token_refused", "retry_asked", "http_408", "http_425", "http_429");

        public Again(String reasonCode, @Nullable Duration after) {
            this(reasonCode, after, null);
        }

        public Unsaid exhausted() {
            return new Unsaid(reasonCode.equals("timeout") ? Outcome.TIMED_OUT : Outcome.FAILED, reasonCode, raw);
        }

        /** Whether the partner may have taken it all the same. */
        boolean inDoubt() {
            return !BEYOND_DOUBT.contains(reasonCode);
        }

        @Override
        public String toString() {
            return "Again[" + reasonCode + ' ' + after + ']';
        }
    }
}
