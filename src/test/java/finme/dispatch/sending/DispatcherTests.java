package finme.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.Reply;
import finme.dispatch.calling.Call;
import finme.dispatch.calling.PartnerConnector;
import finme.dispatch.calling.Requests;
import finme.dispatch.capacity.Bulkheads;
import finme.dispatch.capacity.Permit;
import finme.dispatch.capacity.TestCapacity;
import finme.dispatch.capacity.UnreadAnswers;
import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.reading.AnswerReader;
import finme.dispatch.testing.TestDispatches;
import finme.dispatch.testing.TestPartners;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class DispatcherTests {
    private static final int ROOM = 4;

    private final TestPartners partners = new TestPartners();
    private final Partner partner =
            partners.put(TestPartners.read("a", "http://localhost:1/x", "{\"concurrency\": " + ROOM + "}"));
    private final LoanDesk loans = mock(LoanDesk.class);
    private final Requests requests = mock(Requests.class);
    private final PartnerConnector connector = mock(PartnerConnector.class);
    private final AnswerQueue answers = mock(AnswerQueue.class);
    private final AnswerReader reader = mock(AnswerReader.class);
    private final Bulkheads bulkheads = TestCapacity.bulkheads(TestCapacity.circuits());
    private final UnreadAnswers line = new UnreadAnswers();
    private final Dispatcher dispatcher =
            new Dispatcher(partners, loans, requests, connector, answers, new AttemptReader(reader), line);

    DispatcherTests() {
        when(requests.build(any(), any(), any()))
                .thenReturn(new Call(URI.create("http://localhost:1/x"), "POST", Map.of(), new byte[0]));
        when(connector.send(any(), any()))
                .thenReturn(CompletableFuture.completedFuture(new Reply(200, Map.of(), new byte[1024])));
    }

    @AfterEach
    void stop() {
        dispatcher.stop();
    }

    @Test
    void anErrorCostsNobodyRoom() {
        when(requests.build(any(), any(), any())).thenThrow(new StackOverflowError("planted"));
        send(3);
        await().untilAsserted(() -> assertThat(bulkheads.free(partner)).isEqualTo(ROOM));
    }

    @Test
    @SuppressWarnings("unchecked")
    void keepsRoomUntilTheAnswerIsRead() {
        ArgumentCaptor<Supplier<AttemptResult>> answer = ArgumentCaptor.forClass(Supplier.class);
        when(reader.read(any(), any())).thenThrow(new StackOverflowError("planted"));
        when(answers.add(any(), any())).thenReturn(true);
        send(1);
        verify(answers, timeout(5_000)).add(any(), answer.capture());
        await().until(() -> line.read().waiting() == 1);
        assertThat(bulkheads.free(partner)).isEqualTo(ROOM - 1);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> answer.getValue().get());
        assertThat(bulkheads.free(partner)).isEqualTo(ROOM);
    }

    @Test
    void keepsNoRoomForAnAnswerThatFoundNone() {
        when(answers.add(any(), any())).thenReturn(false);
        send(2);
        verify(answers, timeout(5_000).times(2)).add(any(), any());
        await().untilAsserted(() -> assertThat(bulkheads.free(partner)).isEqualTo(ROOM));
        assertThat(line.read().waiting()).isZero();
    }

    @Test
    void aPartnerPausedMeanwhileGetsNothing() {
        partners.put(TestPartners.read("a", "http://localhost:1/x", "{\"state\": \"PAUSED\"}"));
        dispatcher.send(List.of(reserved(true), reserved(false)));
        verify(answers, timeout(5_000)).add(any(), any());
        await().untilAsserted(() -> assertThat(bulkheads.free(partner)).isEqualTo(ROOM));
        verify(answers).add(any(), any());
        verifyNoInteractions(connector);
    }

    private void send(int many) {
        dispatcher.send(Stream.generate(this::reserved).limit(many).toList());
    }

    private Reserved reserved() {
        return reserved(true);
    }

    private Reserved reserved(boolean first) {
        Permit permit = Objects.requireNonNull(bulkheads.enter(partner));
        return new Reserved(TestDispatches.sending(), permit, first);
    }
}
