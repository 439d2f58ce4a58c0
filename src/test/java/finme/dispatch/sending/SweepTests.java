package finme.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.dispatch.Outcome;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.CircuitBreakers;
import finme.dispatch.capacity.TestCapacity;
import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.limit.KnownUses;
import finme.dispatch.limit.LateBookings;
import finme.dispatch.model.Claimed;
import finme.dispatch.model.Claimed.Why;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.store.DueDispatches;
import finme.dispatch.testing.TestDispatches;
import finme.dispatch.testing.TestPartners;
import finme.fdforge.DatabaseClock;
import finme.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.DataAccessResourceFailureException;

class SweepTests {
    private static final DataAccessResourceFailureException AWAY = new DataAccessResourceFailureException("away");

    private final Partner partner = TestPartners.read("a", "http://localhost:1/x", "{\"concurrency\": 4}");
    private final Catalogue<Partner> partners = mock();
    private final DueDispatches due = mock(DueDispatches.class);
    private final AnswerQueue answers = mock(AnswerQueue.class);
    private final Dispatcher dispatcher = mock(Dispatcher.class);
    private final CircuitBreakers circuits = TestCapacity.circuits();
    private final Bulkheads bulkheads = TestCapacity.bulkheads(circuits);
    private final Sweep sweep = new Sweep(
            due,
            new ClaimSorter(
                    partners,
                    bulkheads,
                    circuits,
                    answers,
                    new Eligibilities(mock(KnownUses.class), circuits, mock(DatabaseClock.class))),
            dispatcher,
            answers,
            mock(LateBookings.class),
            new DispatchSettings(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(20),
                    Duration.ofMillis(40),
                    Duration.ofDays(1),
                    Duration.ofDays(14),
                    1));

    SweepTests() {
        Versioned<Partner> known = versioned(partner);
        when(partners.all()).thenReturn(List.of(known));
        when(partners.find("a")).thenReturn(Optional.of(known));
    }

    @Test
    void givesRoomBackWhenTheDirectoryFailsInBetween() {
        due(2);
        when(partners.find("a")).thenReturn(Optional.of(versioned(partner))).thenThrow(AWAY);
        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(sweep::once);
        assertThat(bulkheads.free(partner)).isEqualTo(4);
    }

    @Test
    void whatHasRoomIsSentBeforeTheRestIsPutBack() {
        due(6);
        doThrow(AWAY).when(due).putBack(any(), any());
        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(sweep::once);
        verify(dispatcher).send(any());
    }

    @Test
    void closesTheQueuedOfAPausedPartnerEvenWithoutRoomForTheAnswer() {
        Partner paused = TestPartners.read("a", "http://localhost:1/x", "{\"state\": \"PAUSED\"}");
        when(partners.all()).thenReturn(List.of());
        when(partners.find("a")).thenReturn(Optional.of(versioned(paused)));
        due(1);
        sweep.once();
        verify(answers).add(any(), any());
        verify(due).putBack(argThat(claims -> claims.size() == 1), any());
        verify(dispatcher).send(List.of());
    }

    /** A node died while it sent: whether the partner has it nobody knows, and this one must not get it twice. */
    @Test
    void neverSendsAgainWhatAForgetfulPartnerMayHave() {
        for (String state : List.of("ACTIVE", "PAUSED")) {
            String more = "{\"state\": \"%s\", \"request\": {\"onDoubt\": \"WAIT\"}}".formatted(state);
            Partner forgetful = TestPartners.read("a", "http://localhost:1/x", more);
            when(partners.find("a")).thenReturn(Optional.of(versioned(forgetful)));
            when(due.claim(any(), any(), any(), any())).thenReturn(List.of(claimed(Why.LEFT_BEHIND)));
            sweep.once();
        }
        ArgumentCaptor<Supplier<AttemptResult>> doubt = ArgumentCaptor.captor();
        verify(answers, times(2)).add(any(), doubt.capture());
        assertThat(doubt.getAllValues())
                .allSatisfy(one -> assertThat(one.get())
                        .isEqualTo(new AttemptResult.Unanswered(Outcome.UNDER_REVIEW, AttemptResult.DOUBT)));
        verify(dispatcher, times(2)).send(List.of());
        verify(due, never()).putBack(argThat(claims -> !claims.isEmpty()), any());
    }

    /** It was tried while the partner was still thought to know repeats. */
    @ParameterizedTest
    @CsvSource({"timeout, false", "http_500, false", "unreachable, true", "http_429, true"})
    void sendsAgainOnlyWhatCertainlyIsNotThere(String before, boolean sent) {
        Partner forgetful = TestPartners.read("a", "http://localhost:1/x", "{\"request\": {\"onDoubt\": \"WAIT\"}}");
        when(partners.find("a")).thenReturn(Optional.of(versioned(forgetful)));
        Claimed again = new Claimed(
                TestDispatches.sending(2, before), Why.SEND, Instant.now().plusSeconds(30));
        when(due.claim(any(), any(), any(), any())).thenReturn(List.of(again));
        sweep.once();
        verify(dispatcher).send(argThat(ready -> ready.size() == (sent ? 1 : 0)));
        verify(answers, times(sent ? 0 : 1)).add(any(), any());
    }

    private void due(int many) {
        when(due.claim(any(), any(), any(), any()))
                .thenReturn(Stream.generate(() -> claimed(Why.SEND)).limit(many).toList());
    }

    private static Claimed claimed(Why why) {
        Instant now = Instant.now();
        return new Claimed(TestDispatches.sending(), why, now.plusSeconds(30));
    }

    private static Versioned<Partner> versioned(Partner partner) {
        return new Versioned<>(partner.code(), partner, partner, 1);
    }
}
