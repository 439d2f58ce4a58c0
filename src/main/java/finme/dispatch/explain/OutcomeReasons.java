package finme.dispatch.explain;

import finme.dispatch.Outcome;
import finme.dispatch.Reason;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.Reasons;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A reason for every outcome: the partner's words, else ours. */
final class OutcomeReasons {
    private OutcomeReasons() {}

    /** @param words null when there are none or they may not be shown */
    static Reason of(Dispatch dispatch, @Nullable PartnerWords words) {
        String code = dispatch.reasonCode();
        return words == null
                ? of(dispatch.outcome(), code, null)
                : of(dispatch.outcome(), code == null ? words.code() : code, text(words));
    }

    private static @Nullable String text(PartnerWords words) {
        return words.reason() == null && words.word() != null ? "The mapping gave: " + words.word() : words.reason();
    }

    /** @param words the partner's own text, null when it gave none or may not be shown */
    static Reason of(@Nullable Outcome outcome, @Nullable String code, @Nullable String words) {
        if (outcome == null) {
            return code == null
                    ? new Reason("awaiting_answer", "Sent; no answer yet.")
                    : new Reason(code, Reasons.text(code));
        }
        String own = code == null ? null : Reasons.text(code);
        if (words != null || own != null) {
            return new Reason(code == null ? name(outcome) : code, words == null ? own : words);
        }
        return new Reason(code == null ? name(outcome) : code, sentence(outcome));
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case OFFERED -> "The partner offered.";
            case DECLINED -> "The partner declined and gave no further reason.";
            case PENDING -> "The partner will decide later.";
            case MORE_NEEDED -> "The partner needs more before it decides.";
            case DUPLICATE -> "The partner knows this person already.";
            case PRICE_COUNTER -> "The partner would take it for another price.";
            case RETRY -> "The partner asked to be asked again.";
            case FAILED -> "It failed technically.";
            case TIMED_OUT -> "The partner did not decide in time.";
            case UNDER_REVIEW -> "The answer was not understood; an operator should look.";
            case RECALLED -> "The application ended before the partner decided.";
            case ACCEPTED -> "The borrower accepted the offer at the partner.";
            case SIGNED -> "The contract was signed.";
            case FUNDED -> "The money was paid out.";
            case RETURNED -> "The loan was returned.";
            case CANCELLED -> "The partner cancelled the case.";
        };
    }
}
