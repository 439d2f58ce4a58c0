package finme.process.live;

import static org.assertj.core.api.Assertions.assertThat;

import finme.process.expression.AllowedBeans;
import finme.testing.engine.EngineTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

@EngineTest
class LiveModelsCheckTests {
    private final LiveModelsCheck liveModels;
    private final AllowedBeans beans;

    LiveModelsCheckTests(LiveModelsCheck liveModels, AllowedBeans beans) {
        this.liveModels = liveModels;
        this.beans = beans;
    }

    @Test
    void namesTheVersionWhoseDelegateIsGone() {
        assertThat(liveModels.broken(beans.names())).isEmpty();
        assertThat(liveModels.broken(Set.of("screenApplicationDelegate")))
                .contains(
                        "loan-application in version 1 names the delegate 'rankPartnersDelegate', which does not exist.");
    }
}
