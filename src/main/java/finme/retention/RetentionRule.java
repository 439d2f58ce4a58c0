package finme.retention;

import org.jspecify.annotations.Nullable;

/**
 * How long one kind of data is kept.
 *
 * @param code of its {@link Disposal}
 * @param state a paused rule lets nothing go
 */
public record RetentionRule(String code, int days, @Nullable State state) {
    public RetentionRule {
        state = state == null ? State.ACTIVE : state;
    }

    public enum State {
        ACTIVE,
        PAUSED
    }

    public RetentionRule with(State other) {
        return new RetentionRule(code, days, other);
    }
}
