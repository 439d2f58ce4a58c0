package finme.dispatch.notice;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerNotices.State;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Decision;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
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
        NoticeRow row = RecallPlan.of(dispatch(Delivery.State.READY, 0, null), partner);
        assertThat(row.state()).isEqualTo(State.NOT_NEEDED);
        assertThat(row.reason()).isEqualTo("never_sent");
        assertThat(row.pause()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "DUPLICATE", "PRICE_COUNTER", "RETURNED", "CANCELLED"})
    void whoSaidNoNeedsNotHear(Outcome outcome) {
        assertThat(RecallPlan.of(dispatch(Delivery.State.CLOSED, 1, outcome), partner)
                        .reason())
                .isEqualTo("said_no");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECLINED", "DUPLICATE", "PRICE_COUNTER", "RETURNED", "CANCELLED", "RECALLED"})
    void whoeverElseMayHaveItHears(Outcome outcome) {
        NoticeRow row = RecallPlan.of(dispatch(Delivery.State.WAITING, 1, outcome), partner);
        assertThat(row.state()).isEqualTo(State.WAITING);
        assertThat(row.pause()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aRequestOnItsWayIsNotOvertaken() {
        assertThat(RecallPlan.of(dispatch(Delivery.State.SENDING, 1, null), partner)
                        .pause())
                .isEqualTo(partner.request().timeout());
    }

    @Test
    void whoTakesNoWithdrawalsGetsNone() {
        assertThat(RecallPlan.of(dispatch(Delivery.State.WAITING, 1, Outcome.PENDING), TestPartners.partner("a"))
                        .reason())
                .isEqualTo("takes_no_withdrawals");
    }

    private static Dispatch dispatch(Delivery.State state, int attempt, @Nullable Outcome outcome) {
        Assignment assignment = new Assignment(
                UUID.randomUUID(), UUID.randomUUID(), "a", 1, "ref", false, Instant.EPOCH, Turn.of(1, 1, Mode.SHARED));
        OutcomeSet heard = outcome == null ? OutcomeSet.NEW : OutcomeSet.NEW.hear(outcome);
        Decision decision = new Decision(heard, false, null, null, null, null);
        return new Dispatch(assignment, new Delivery(state, attempt, Instant.EPOCH), decision);
    }
}
