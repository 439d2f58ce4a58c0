package finme.loan;

import org.jspecify.annotations.Nullable;

/**
 * What screening found.
 *
 * @param reason code; null when accepted
 * @param text the sentence of the rule that decided
 */
public record Screening(
        Verdict verdict, @Nullable String reason, @Nullable String text) {
    public enum Verdict {
        ACCEPT,
        ASK_FOR_MORE,
        /** A person looks at it. */
        REVIEW,
        SCREEN_OUT
    }
}
