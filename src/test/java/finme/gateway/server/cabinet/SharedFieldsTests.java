package finme.gateway.server.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.dispatch.DispatchLog.Sent;
import finme.dispatch.Outcome;
import finme.fdforge.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was added to an application is not said to have gone to who had decided before. */
class SharedFieldsTests {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void whoDecidedBeforeNeverGotWhatWasAdded() {
        assertThat(later(Outcome.DECLINED, NOON)).containsExactly("employment.employer");
        assertThat(later(Outcome.DECLINED, NOON.plusSeconds(120))).isEmpty();
    }

    @Test
    void whoHasNotDecidedOrAskedForItMayHaveGotIt() {
        assertThat(later(null, null)).isEmpty();
        assertThat(later(Outcome.MORE_NEEDED, NOON)).isEmpty();
    }

    private static java.util.Set<String> later(@Nullable Outcome outcome, @Nullable Instant decided) {
        UUID id = new UUID(0, 1);
        Sent sent = new Sent(
                id, "alpha", 1, 1, 1, "DECIDED", outcome, null, false, false, 1, NOON, null, decided, List.of());
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("values", "borrower.email, employment.employer");
        details.putArray("added").add("employment.employer");
        LedgerEntry amended =
                new LedgerEntry(1, NOON.plusSeconds(60), "application", id, null, 2, "amended", "borrower", details);
        return SharedFields.later(sent, List.of(amended));
    }
}
