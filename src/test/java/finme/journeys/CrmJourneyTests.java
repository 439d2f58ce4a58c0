package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.journeys.World.Lender;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The CRM as the last step: it may be away as long as it likes. */
@FinMeTest
class CrmJourneyTests {
    private final World world;

    CrmJourneyTests(FinMeHttp http) {
        this.world = new World(http);
    }

    @AfterEach
    void back() {
        world.crm(false);
    }

    @Test
    void endsWhenTheCrmConfirmed() {
        String application = world.apply(world.lender("j-crm-no", "decline", Map.of()));
        world.awaitStatus(application, "UNPLACED");
        await().atMost(World.PATIENCE).until(() -> world.instances(application) == 0);
        assertThat(world.inCrm(application).path("Status").asText()).isEqualTo("UNPLACED");
        assertThat(world.inCrm(application)
                        .path("Dispatches")
                        .get(0)
                        .path("Outcome")
                        .asText())
                .isEqualTo("DECLINED");
        assertThat(world.inCrm(application).toString()).doesNotContain("Mala").doesNotContain("+420");
    }

    @Test
    void waitsForACrmThatIsAwayAndDisturbsNothingElse() {
        Lender no = world.lender("j-crm-no", "decline", Map.of());
        Lender yes = world.lender("j-crm-yes", "accept", Map.of());
        world.crm(true);
        String ended = world.apply(no);
        world.awaitStatus(ended, "UNPLACED");
        String open = world.apply(yes);
        world.awaitStatus(open, "OFFERED");
        assertThat(world.instances(ended)).isEqualTo(1);
        world.crm(false);
        await().atMost(World.PATIENCE).until(() -> world.instances(ended) == 0);
        assertThat(world.inCrm(ended).path("Status").asText()).isEqualTo("UNPLACED");
    }
}
