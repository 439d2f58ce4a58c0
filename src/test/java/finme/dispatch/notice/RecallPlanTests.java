package finme.dispatch.notice;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerNotices.State;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Standing;
import finme.dispatch.testing.TestPartners;
import finme.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecallPlanTests {
    private final Partner partner = TestPartners.read(
            "a", "http://localhost:1/x", "{\"recall\": {\"url\": \"http://localhost:1/y\", \"body\": \"{}\"}}");

    @Test
    void whoNeverHadItNeedsNotHear() {
        NoticeRow row = RecallPlan.of(dispatch(Dispatch.State.READY, 0, null), partner);
        assertThat(row.state()).isEqualTo(State.NOT_NEEDED);
        assertThat(row.reason()).isEqualTo("never_sent");
        assertThat(row.pause()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "DUPLICATE", "PRICE_COUNTER", "RETURNED", "CANCELLED"})
    void whoSaidNoNeedsNotHear(Outcome outcome) {
        assertThat(RecallPlan.of(dispatch(Dispatch.State.CLOSED, 1, outcome), partner)
                        .reason())
                .isEqualTo("said_no");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECLINED", "DUPLICATE", "PRICE_COUNTER", "RETURNED", "CANCELLED", "RECALLED"})
    void whoeverElseMayHaveItHears(Outcome outcome) {
        NoticeRow row = RecallPlan.of(dispatch(Dispatch.State.WAITING, 1, outcome), partner);
        assertThat(row.state()).isEqualTo(State.WAITING);
        assertThat(row.pause()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aRequestOnItsWayIsNotOvertaken() {
        assertThat(RecallPlan.of(dispatch(Dispatch.State.SENDING, 1, null), partner)
                        .pause())
                .isEqualTo(partner.request().timeout());
    }

    @Test
    void whoTakesNoWithdrawalsGetsNone() {
        assertThat(RecallPlan.of(dispatch(Dispatch.State.WAITING, 1, Outcome.PENDING), TestPartners.partner("a"))
                        .reason())
                .isEqualTo("takes_no_withdrawals");
    }

    private static Dispatch dispatch(Dispatch.State state, int attempt, @Nullable Outcome outcome) {
        return new Dispatch(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a",
                1,
                1,
                1,
                Mode.SHARED,
                "ref",
                false,
                null,
                state,
                attempt,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                outcome == null ? Standing.NEW : Standing.NEW.hear(outcome),
                false,
                null,
                null,
                null,
                null);
    }
}
