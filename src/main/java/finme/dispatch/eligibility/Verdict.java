package finme.dispatch.eligibility;

import finme.dispatch.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a partner may be asked.
 *
 * @param reason null only for {@link Kind#NOW}
 * @param until of {@link Kind#LATER}: when it may be; null when nobody knows
 */
public record Verdict(
        Kind kind, @Nullable Reason reason, @Nullable Instant until) {
    static final Verdict YES = new Verdict(Kind.NOW, null, null);

    public enum Kind {
        NOW,
        /** It is asked after those that may be asked now. */
        LATER,
        NEVER
    }

    static Verdict no(Reason reason) {
        return new Verdict(Kind.NEVER, reason, null);
    }

    static Verdict later(Reason reason, @Nullable Instant until) {
        return new Verdict(Kind.LATER, reason, until);
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
