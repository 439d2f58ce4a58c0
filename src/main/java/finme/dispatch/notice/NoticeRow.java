package finme.dispatch.notice;

import finme.dispatch.PartnerNotices.Kind;
import finme.dispatch.PartnerNotices.State;
import finme.dispatch.model.Dispatch;
import finme.kernel.Ids;
import finme.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to one partner.
 *
 * @param id the idempotency key, the same after a restore
 * @param about the offer of an ACCEPT
 * @param pause before it is sent; null when nothing is
 */
record NoticeRow(
        UUID id,
        UUID application,
        UUID dispatch,
        String partner,
        Kind kind,
        @Nullable UUID about,
        State state,
        @Nullable String reason,
        @Nullable Duration pause) {
    static NoticeRow toSend(Dispatch dispatch, Kind kind, @Nullable UUID about, String round, Duration pause) {
        return of(dispatch, kind, about, round, State.WAITING, null, pause);
    }

    static NoticeRow notNeeded(Dispatch dispatch, Kind kind, String reason) {
        return of(dispatch, kind, null, "", State.NOT_NEEDED, reason, null);
    }

    private static NoticeRow of(
            Dispatch dispatch,
            Kind kind,
            @Nullable UUID about,
            String round,
            State state,
            @Nullable String reason,
            @Nullable Duration pause) {
        String name = dispatch.id() + "/" + kind + '/' + about + '/' + round;
        return new NoticeRow(
                Ids.derived(Sha256.digest(name.getBytes(StandardCharsets.UTF_8))),
                dispatch.application(),
                dispatch.id(),
                dispatch.partner(),
                kind,
                about,
                state,
                reason,
                pause);
    }
}
