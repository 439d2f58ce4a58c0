package finme.dispatch.notice;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.partner.Partner;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a partner has to hear that its application was withdrawn. */
final class RecallPlan {
    private static final Set<Outcome> OVER =
            EnumSet.of(Outcome.DECLINED, Outcome.DUPLICATE, Outcome.PRICE_COUNTER, Outcome.RETURNED, Outcome.CANCELLED);

    private RecallPlan() {}

    /** @param dispatch the partner's last, as it stood before the withdrawal */
    static NoticeRow of(Dispatch dispatch, @Nullable Partner partner) {
        if (dispatch.attempt() == 0) {
            return NoticeRow.notNeeded(dispatch, Kind.RECALL, "never_sent");
        }
        if (dispatch.outcome() != null && OVER.contains(dispatch.outcome())) {
            return NoticeRow.notNeeded(dispatch, Kind.RECALL, "said_no");
        }
        if (partner == null || partner.recall() == null) {
            return NoticeRow.notNeeded(dispatch, Kind.RECALL, "takes_no_withdrawals");
        }
        return NoticeRow.toSend(dispatch, Kind.RECALL, null, "", patience(dispatch, partner));
    }

    /** A request on its way must not arrive after its recall. */
    private static Duration patience(Dispatch dispatch, Partner partner) {
        return dispatch.state() == Delivery.State.SENDING ? partner.request().timeout() : Duration.ZERO;
    }
}
