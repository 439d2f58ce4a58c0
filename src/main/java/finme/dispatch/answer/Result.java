package finme.dispatch.answer;

import finme.dispatch.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
public sealed interface Result {
    /** Reason code of a decision that did not come in time. */
    String OVERDUE = "no_decision_in_time";

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
        public Again(String reasonCode, @Nullable Duration after) {
            this(reasonCode, after, null);
        }

        public Unsaid exhausted() {
            return new Unsaid(reasonCode.equals("timeout") ? Outcome.TIMED_OUT : Outcome.FAILED, reasonCode, raw);
        }

        @Override
        public String toString() {
            return "Again[" + reasonCode + ' ' + after + ']';
        }
    }
}
