package finme.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import finme.gateway.client.HeldThreads.Place;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldThreadsTests {
    private final AtomicLong now = new AtomicLong();
    private final HeldThreads held = HeldThreads.of(40, 80, now::get);

    @Test
    void noKindGetsMoreThanHalfAndAllNoMoreThanThereIs() {
        assertThat(entered("files", 100)).hasSize(20);
        assertThat(entered("cabinet", 100)).hasSize(20);
        assertThat(entered("drafts", 1)).isEmpty();
    }

    @Test
    void oneSlowCallStopsNobody() {
        entered("files", 1);
        pass();
        assertThat(entered("cabinet", 100)).hasSize(20);
        assertThat(entered("files", 100)).hasSize(19);
    }

    @Test
    void aKindOfWhichSeveralAreSlowKeepsAQuarterAndTheOthersKeepTheirs() {
        List<Place> slow = entered("files", 5);
        pass();
        assertThat(entered("files", 100)).isEmpty();
        assertThat(entered("cabinet", 100)).hasSize(20);
        slow.get(0).leave();
        assertThat(entered("files", 100)).hasSize(16);
    }

    @Test
    void whoLeavesMakesRoom() {
        List<Place> all = entered("files", 20);
        all.forEach(Place::leave);
        assertThat(entered("files", 100)).hasSize(20);
        assertThat(entered("cabinet", 100)).hasSize(20);
    }

    private List<Place> entered(String kind, int many) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            places.add(held.enter(URI.create("https://core.test/edge/v1/" + kind + "/any")));
        }
        return places.stream().filter(Objects::nonNull).toList();
    }

    private void pass() {
        now.addAndGet(Duration.ofMillis(2001).toNanos());
    }
}
