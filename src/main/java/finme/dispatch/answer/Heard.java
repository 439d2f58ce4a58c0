package finme.dispatch.answer;

import finme.dispatch.model.Dispatch;

/** How an attempt at a dispatch ended, as far as it is final. @param dispatch as it was sent */
public record Heard(Dispatch dispatch, AttemptResult result) {}
