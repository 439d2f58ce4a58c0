package finme.cabinet.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anySet;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.cabinet.CabinetSession;
import finme.gateway.BorrowerCases;
import finme.kernel.Problem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenPagesTests {
    private final BorrowerCases cases = mock();
    private final OpenPages pages = new OpenPages(cases);

    @Test
    void aThousandPagesCostNoThreadAndOneQuestion() {
        when(cases.marks(anySet())).thenReturn(Map.of());
        int before = Thread.activeCount();
        for (int i = 0; i < 1000; i++) {
            pages.open(new CabinetSession("session-" + i), UUID.randomUUID(), "a");
        }
        pages.work();
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2);
        assertThat(pages.size()).isEqualTo(1000);
        verify(cases, times(1)).marks(anySet());
    }

    @Test
    void nobodyIsAskedWhileNobodyWatches() {
        pages.work();
        verify(cases, times(0)).marks(anySet());
    }

    @Test
    void oneSessionHasOnlySoMany() {
        CabinetSession greedy = new CabinetSession("greedy");
        for (int i = 0; i < 20; i++) {
            pages.open(greedy, UUID.randomUUID(), "a");
        }
        assertThatThrownBy(() -> pages.open(greedy, UUID.randomUUID(), "a"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
        pages.open(new CabinetSession("modest"), UUID.randomUUID(), "a");
    }
}
