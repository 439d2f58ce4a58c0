package finme.dispatch.answer;

import finme.dispatch.model.Dispatch;
import java.util.UUID;

/** A result of a dispatch, as it is applied: whether it came as an answer, by callback, from an operator or late. */
public record Heard(UUID application, UUID dispatch, AttemptResult result) {
    public static Heard of(Dispatch dispatch, AttemptResult result) {
        return new Heard(dispatch.application(), dispatch.id(), result);
    }
}
