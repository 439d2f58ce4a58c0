package finme.dispatch.again;

import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Decision;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who never got it gets it for the first time, whatever it makes of a repeat. */
class RepeatCheckTests {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner_paused",
                "cap_reached",
                "erased",
                "request_mapping_fault",
                "unusable_request",
                "token_refused",
                "invalid_url",
                "https_needed",
                "address_not_public",
                "unreachable",
                "tls_certificate_expired"
            })
    void whatFoundNobodyAtItsOnlyAttemptNeverLeft(String reason) {
        assertThat(RepeatCheck.neverLeft(failed(1, reason))).isTrue();
        assertThat(RepeatCheck.neverLeft(failed(2, reason)))
                .as("the attempt before may have arrived")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, no_room, true", "1, timeout, false", "1, connection_lost, false", "1, http_500, false"})
    void ofTheRestNobodyKnowsUnlessNoneWasMade(int attempt, String reason, boolean neverLeft) {
        assertThat(RepeatCheck.neverLeft(failed(attempt, reason))).isEqualTo(neverLeft);
    }

    private static Dispatch failed(int attempt, String reason) {
        Assignment assignment = new Assignment(
                UUID.randomUUID(), UUID.randomUUID(), "a", 1, "ref", false, NOW, Turn.of(1, 1, Mode.WATERFALL));
        Decision decision = new Decision(OutcomeSet.NEW.hear(Outcome.FAILED), false, reason, null, null, NOW);
        return new Dispatch(assignment, new Delivery(Delivery.State.CLOSED, attempt, NOW.plusSeconds(30)), decision);
    }
}
