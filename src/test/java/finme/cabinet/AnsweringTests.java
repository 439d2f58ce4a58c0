package finme.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTests {
    @Test
    void goesOnWhileALenderDecides() {
        assertThat(Answering.goesOn("OFFERED", List.of("OFFERED", "PENDING"))).isTrue();
        assertThat(Answering.goesOn("WITH_PARTNERS", List.of("SENT"))).isTrue();
    }

    @Test
    void isOverWhenAllHaveAnswered() {
        assertThat(Answering.goesOn("OFFERED", List.of("OFFERED", "DECLINED", "TIMED_OUT")))
                .isFalse();
        assertThat(Answering.goesOn("OFFERED", List.of())).isFalse();
    }

    @Test
    void isOverWhenAnOfferIsChosenWhateverOthersDo() {
        assertThat(Answering.goesOn("ACCEPTED", List.of("ACCEPTED", "PENDING"))).isFalse();
        assertThat(Answering.goesOn("WITHDRAWN", List.of("SENT"))).isFalse();
    }
}
