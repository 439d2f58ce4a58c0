package finme.dispatch.answer;

import finme.dispatch.store.Dispatch;

/** How an attempt at a dispatch ended, as far as it is final. @param dispatch as it was sent */
record Heard(Dispatch dispatch, Result result) {}
