package finme.dispatch.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import finme.dispatch.model.InboxItem.State;
import finme.dispatch.reading.CallbackReader;
import finme.dispatch.reading.CallbackReader.Message;
import finme.dispatch.testing.TestPartners;
import finme.kernel.Problem;
import finme.tries.Tries;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A callback that can't be taken now is told so soon, whatever comes with it. */
class PartnerInboxTests {
    private static final String CODE = "inbox";

    private final TestPartners partners = new TestPartners();
    private final CallbackReader reader = mock(CallbackReader.class);
    private final InboxDesk desk = mock(InboxDesk.class);
    private final PartnerInbox inbox = new PartnerInbox(partners, reader, desk, Tries.alone());

    PartnerInboxTests() {
        partners.put(
                TestPartners.read(CODE, "http://localhost:1/x", "{\"callback\": {\"auth\": {\"kind\": \"NONE\"}}}"));
        when(reader.read(any(), any(), any())).thenReturn(mock(Message.class));
    }

    @Test
    void triesAgainWhatAnotherTransactionStoodInTheWayOf() {
        when(desk.accept(any(), any(), anyBoolean()))
                .thenThrow(new CannotAcquireLockException("x"))
                .thenReturn(State.APPLIED);
        receive();
        verify(desk, times(2)).accept(any(), any(), anyBoolean());
    }

    @Test
    void doesNotWaitForAConnectionTwice() {
        when(desk.accept(any(), any(), anyBoolean())).thenThrow(new CannotCreateTransactionException("x"));
        assertBusy();
        verify(desk, times(1)).accept(any(), any(), anyBoolean());
    }

    @Test
    void takesNoMoreThanSoManyAtOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(48);
        CountDownLatch end = new CountDownLatch(1);
        when(desk.accept(any(), any(), anyBoolean())).thenAnswer(call -> {
            inside.countDown();
            assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
            return State.APPLIED;
        });
        ExecutorService threads = Executors.newFixedThreadPool(48);
        try {
            for (int i = 0; i < 48; i++) {
                threads.execute(this::receive);
            }
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            Future<?> oneMore = Executors.newSingleThreadExecutor().submit(this::assertBusy);
            oneMore.get(5, TimeUnit.SECONDS);
            end.countDown();
        } finally {
            end.countDown();
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        receive();
    }

    /** Whoever guesses a token waits where they are; the lender, who comes from elsewhere, does not. */
    @Test
    void whoGuessesWaitsByAddress() {
        partners.put(TestPartners.read("guessed", "http://localhost:1/x", """
                {"callback": {"auth": {"kind": "BEARER", "token": "the-right-one"}}}"""));
        when(desk.accept(any(), any(), anyBoolean())).thenReturn(State.APPLIED);
        for (int i = 0; i < 5; i++) {
            assertThat(refused("192.0.2.1", "guess-" + i).status()).isEqualTo(401);
        }
        Problem held = refused("192.0.2.1", "guess-6");
        assertThat(held.code()).isEqualTo("too_many_attempts");
        assertThat(held.retryAfter()).isNotNull();
        show("192.0.2.2", "the-right-one");
        verify(desk, times(1)).accept(any(), any(), anyBoolean());
    }

    private Problem refused(String address, String token) {
        return catchThrowableOfType(Problem.class, () -> show(address, token));
    }

    private void show(String address, String token) {
        inbox.receive(
                "guessed",
                address,
                Map.of("Authorization", List.of("Bearer " + token)),
                "application/json",
                new byte[0]);
    }

    private void assertBusy() {
        Problem busy = catchThrowableOfType(Problem.class, this::receive);
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.retryAfter()).isNotNull();
    }

    private void receive() {
        inbox.receive(CODE, "", Map.of(), "application/json", new byte[0]);
    }
}
