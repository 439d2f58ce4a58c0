package finme.delivery.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.delivery.StateCarrier.Away;
import finme.delivery.StateCarrier.Heard;
import finme.delivery.StateCarrier.Terms;
import finme.delivery.States.Subject;
import finme.delivery.state.StateOutcomes.Exchanged;
import finme.delivery.state.StateRows.Rest;
import finme.delivery.state.StateRows.Told;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class StateOutcomesTests {
    private static final String RECEIVER = "crm:x";
    private static final UUID LEASE = UUID.randomUUID();

    private final StateRows rows = mock(StateRows.class);
    private final StateOutcomes outcomes = new StateOutcomes(rows, mock(PlatformTransactionManager.class));
    private final StateGate gate = new StateGate();
    private final Told faulty = new Told(new Subject("application", "a"), 1, 0);
    private final Told sound = new Told(new Subject("application", "b"), 1, 0);
    private final List<Subject> confirmed = new ArrayList<>();

    @BeforeEach
    void confirmsWhatWasSent() {
        when(rows.confirm(any(), any()))
                .thenAnswer(call -> call.<Collection<Told>>getArgument(1).stream()
                        .map(Told::subject)
                        .toList());
    }

    @Test
    void aSingleOneThatFailsIsNotTriedTwice() {
        List<List<Subject>> calls = new ArrayList<>();
        outcomes.heard(exchange(null, faulty), heard(Map.of(), subjects -> {
            calls.add(subjects);
            throw new IllegalStateException("planted");
        }));
        assertThat(calls).hasSize(1);
        verify(rows).fail(eq(RECEIVER), eq(List.of(faulty)), any(), any());
    }

    @Test
    void ofManyOnlyTheFaultyOneFails() {
        outcomes.heard(exchange(null, faulty, sound), heard(Map.of(), subjects -> {
            if (subjects.contains(faulty.subject())) {
                throw new IllegalStateException("planted");
            }
            confirmed.addAll(subjects);
        }));
        assertThat(confirmed).containsExactly(sound.subject());
        verify(rows).fail(eq(RECEIVER), eq(List.of(faulty)), any(), any());
    }

    @Test
    void whatWasRefusedStopsNoOther() {
        Rest rest = outcomes.heard(
                exchange(null, faulty, sound), heard(Map.of(faulty.subject(), "HTTP 422"), confirmed::addAll));
        assertThat(confirmed).containsExactly(sound.subject());
        assertThat(rest).isEqualTo(new Rest(true, Duration.ZERO, true, "HTTP 422"));
        verify(rows, times(1)).rest(RECEIVER, LEASE, rest);
    }

    @Test
    void goesOnAtOnceWithAFullBatchUnlessTheRateIsReached() {
        gate.size(2);
        assertThat(outcomes.heard(exchange(null, faulty, sound), heard(Map.of(), confirmed::addAll))
                        .leave())
                .isFalse();
        gate.narrow(8);
        Rest rest = outcomes.heard(exchange(BigDecimal.valueOf(2), faulty, sound), heard(Map.of(), confirmed::addAll));
        assertThat(rest.leave()).isTrue();
        assertThat(rest.pause()).isEqualTo(Duration.ofMillis(990));
    }

    @Test
    void chokingOnManyNarrowsAndCountsAgainstNobody() {
        Rest rest = outcomes.away(exchange(null, faulty, sound), new Away("HTTP 500", true, null));
        assertThat(rest.leave()).isFalse();
        assertThat(gate.size(100)).isEqualTo(1);
        verify(rows, never()).fail(any(), any(), any(), any());
        Rest alone = outcomes.away(exchange(null, faulty), new Away("HTTP 500", true, null));
        assertThat(alone.leave()).isTrue();
        verify(rows).fail(eq(RECEIVER), eq(List.of(faulty)), any(), any());
    }

    @Test
    void comesBackNoSoonerThanItWasAskedTo() {
        Rest rest = outcomes.away(exchange(null, faulty), new Away("HTTP 429", false, Duration.ofSeconds(17)));
        assertThat(rest.pause()).isEqualTo(Duration.ofSeconds(17));
        verify(rows, never()).fail(any(), any(), any(), any());
    }

    private Exchanged exchange(@Nullable BigDecimal rate, Told... told) {
        return new Exchanged(RECEIVER, LEASE, List.of(told), gate, new Terms(100, rate, Duration.ofSeconds(1)), 10);
    }

    private static Heard heard(Map<Subject, String> faults, Consumer<List<Subject>> confirmed) {
        return new Heard(faults, (taken, unchanged) -> confirmed.accept(unchanged));
    }
}
