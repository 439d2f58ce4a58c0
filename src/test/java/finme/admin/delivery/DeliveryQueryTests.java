package finme.admin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.delivery.DeliveryLog.Filter;
import finme.delivery.DeliveryState;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryQueryTests {
    @Test
    void readsWhatIsGiven() {
        Filter filter = new DeliveryQuery(" bi ", "dead", "2026-03-02", "2026-03-02T10:14:05Z", null, "10").filter();
        assertThat(filter)
                .isEqualTo(new Filter(
                        "system:bi",
                        DeliveryState.DEAD,
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-02T10:14:05Z")));
        assertThat(new DeliveryQuery("source:web", "", " ", null, null, null).filter())
                .isEqualTo(new Filter("source:web", null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:14, 2026-03-02T10:14:00Z", "2026-03-02T10:14:05, 2026-03-02T10:14:05Z"})
    void takesTheTimeOfAnInputForUtc(String given, Instant meant) {
        assertThat(query(null, given).filter().from()).isEqualTo(meant);
    }

    @Test
    void namesEveryFaultAtOnce() {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> new DeliveryQuery(null, "TIRED", "soon", "later", "next", "0").filter());
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(Fault::pointer)
                .containsExactly("/state", "/from", "/to", "/limit", "/cursor");
        assertThat(problem.errors().get(0).message()).contains("WAITING, DELIVERED, RETRYING, DEAD");
    }

    @Test
    void keepsTheQuestionInLinks() {
        assertThat(query("bi", "2026-03-02T10:14").query()).isEqualTo("&system=bi&from=2026-03-02T10%3A14");
        assertThat(query(null, null).query()).isEmpty();
    }

    private static DeliveryQuery query(@Nullable String system, @Nullable String from) {
        return new DeliveryQuery(system, null, from, null, null, null);
    }
}
