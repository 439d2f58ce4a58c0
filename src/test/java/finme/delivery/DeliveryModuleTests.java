package finme.delivery;

import static finme.testing.StubSystem.answers;
import static finme.testing.StubSystem.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.delivery.DeliveryLog.Filter;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.testing.ConnectedStubs;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.StubSystem;
import finme.testing.StubSystem.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue with PostgreSQL and receivers that take, refuse, hang and go. Pauses are cut short by setting what is due. */
@FinMeTest
class DeliveryModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Outbox outbox;
    private final DeliveryLog log;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate another;
    private final ConnectedStubs systems;

    DeliveryModuleTests(
            Outbox outbox, DeliveryLog log, JdbcTemplate jdbc, PlatformTransactionManager manager, FinMeHttp http) {
        this.outbox = outbox;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
        this.another = new TransactionTemplate(manager);
        this.another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.systems = new ConnectedStubs(http);
    }

    @AfterEach
    void close() {
        systems.close();
    }

    @Test
    void sendsInOrderAndNumbersWithoutAGap() {
        StubSystem system = systems.connect("dl-order");
        IntStream.range(0, 25).forEach(i -> queue("dl-order", "a" + 2 * i, "a" + (2 * i + 1)));
        List<Got> taken = system.awaitTaken(50);
        assertThat(taken)
                .extracting(got -> got.event().path("data").asText())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "a" + i).toList());
        assertThat(taken)
                .extracting(Got::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void needsATransactionAndGoesWithIt() {
        systems.connect("dl-rollback");
        assertThatThrownBy(() -> outbox.add(List.of(message("dl-rollback", "x"))))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(open -> {
            outbox.add(List.of(message("dl-rollback", "x")));
            assertThat(of("dl-rollback")).hasSize(1);
            open.setRollbackOnly();
        });
        assertThat(of("dl-rollback")).isEmpty();
    }

    @Test
    void triesAgainUnderTheSameIdWhileLaterOnesWait() {
        StubSystem system = systems.connect("dl-twice").does(fails(2, 503));
        queue("dl-twice", "first", "second");
        system.awaitGot(1);
        awaitState("dl-twice", 1, DeliveryState.RETRYING);
        assertThat(log.status(receiver("dl-twice")))
                .returns(2L, ReceiverStatus::waiting)
                .returns("HTTP 503", ReceiverStatus::lastError);
        hurry("dl-twice");
        system.awaitGot(2);
        awaitTries("dl-twice", 1, 2);
        hurry("dl-twice");
        system.awaitTaken(2);
        assertThat(system.got)
                .extracting(got -> got.event().path("data").asText())
                .containsExactly("first", "first", "first", "second");
        assertThat(system.got.subList(0, 3))
                .extracting(Got::id)
                .containsOnly(system.got.get(0).id());
        awaitState("dl-twice", 2, DeliveryState.DELIVERED);
        assertThat(numbered("dl-twice", 1).attempts())
                .extracting(Attempt::status)
                .containsExactly(503, 503, 204);
        assertThat(log.status(receiver("dl-twice")))
                .returns(0L, ReceiverStatus::waiting)
                .returns(null, ReceiverStatus::lastError);
    }

    @Test
    void comesNotSoonerThanTheReceiverAskedFor() {
        StubSystem system = systems.connect("dl-later").does(answers(429, "Retry-After", "3600"));
        queue("dl-later", "x");
        system.awaitGot(1);
        awaitState("dl-later", 1, DeliveryState.RETRYING);
        assertThat(numbered("dl-later", 1).dueAt())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3700));
        assertThat(jdbc.queryForObject(
                        "select due_at > now() + interval '58 minutes' from fdforge.delivery_receiver where name = ?",
                        Boolean.class,
                        receiver("dl-later")))
                .isTrue();
    }

    @Test
    void oneThatIsGoneGetsNothingUntilSomebodyMakesItActive() {
        StubSystem system = systems.connect("dl-gone").does(answers(410));
        queue("dl-gone", "first");
        await().atMost(PATIENCE).until(() -> log.status(receiver("dl-gone")).state() == ReceiverState.GONE);
        await().atMost(PATIENCE).until(() -> saved("dl-gone").equals("GONE"));
        queue("dl-gone", "second");
        system.does(answers(200));
        assertThat(log.status(receiver("dl-gone")).waiting()).isEqualTo(2);
        assertThat(system.got).hasSize(1);
        systems.put("dl-gone", Map.of("state", "ACTIVE"));
        assertThat(system.awaitTaken(2)).extracting(Got::sequence).containsExactly(1L, 2L);
    }

    @Test
    void whatIsPausedWaitsAndIsSentAfterwards() {
        StubSystem system = systems.connect("dl-pause");
        log.pause(receiver("dl-pause"), "operator");
        assertThat(saved("dl-pause")).isEqualTo("PAUSED");
        queue("dl-pause", "a", "b");
        assertThat(log.status(receiver("dl-pause")))
                .returns(ReceiverState.PAUSED, ReceiverStatus::state)
                .returns(2L, ReceiverStatus::waiting);
        assertThat(system.got).isEmpty();
        log.resume(receiver("dl-pause"), "operator");
        assertThat(system.awaitTaken(2)).extracting(Got::sequence).containsExactly(1L, 2L);
        assertThat(saved("dl-pause")).isEqualTo("ACTIVE");
        assertThatThrownBy(() -> log.pause("system:nobody", "operator")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> log.pause("nothing", "operator")).isInstanceOf(Problem.class);
    }

    @Test
    void sendsOneOrARangeAgainUnderTheSameIdsAndNumbers() {
        StubSystem system = systems.connect("dl-replay");
        queue("dl-replay", "a", "b", "c", "d");
        system.awaitTaken(4);
        awaitState("dl-replay", 4, DeliveryState.DELIVERED);
        log.replay(numbered("dl-replay", 3).id(), "operator");
        system.awaitTaken(5);
        awaitTries("dl-replay", 3, 2);
        assertThat(log.replay(receiver("dl-replay"), 1, 2, "operator")).isEqualTo(2);
        List<Got> taken = system.awaitTaken(7);
        assertThat(taken).extracting(Got::sequence).containsExactly(1L, 2L, 3L, 4L, 3L, 1L, 2L);
        assertThat(taken.get(4).id()).isEqualTo(taken.get(2).id());
        assertThat(taken.get(4).body()).isEqualTo(taken.get(2).body());
        assertThatThrownBy(() -> log.replay(receiver("dl-replay"), 2, 1, "operator"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> log.replay(Ids.next(), "operator")).isInstanceOf(Problem.class);
    }

    @Test
    void after75HoursItIsParkedAndLaterOnesGoOn() {
        StubSystem system = systems.connect("dl-parked").does(fails(2, 500));
        queue("dl-parked", "first", "second");
        awaitState("dl-parked", 1, DeliveryState.RETRYING);
        jdbc.update(
                "update fdforge.delivery set first_tried_at = now() - interval '76 hours' where receiver = ? and tries > 0",
                receiver("dl-parked"));
        hurry("dl-parked");
        assertThat(system.awaitTaken(1).get(0).sequence()).isEqualTo(2);
        awaitState("dl-parked", 1, DeliveryState.DEAD);
        assertThat(log.list(new Filter(null, DeliveryState.DEAD, null, null), null, 100))
                .extracting(Delivery::receiver)
                .contains(receiver("dl-parked"));
        log.replay(numbered("dl-parked", 1).id(), "operator");
        assertThat(system.awaitTaken(2).get(1).id()).isEqualTo(system.got.get(0).id());
    }

    @Test
    void aReceiverThatHangsHoldsUpNobody() {
        StubSystem hanging = systems.connect("dl-hangs");
        hanging.does(hanging.hangs());
        queue("dl-hangs", "x");
        StubSystem other = systems.connect("dl-other");
        IntStream.range(0, 30).forEach(i -> queue("dl-other", "m" + i));
        other.awaitTaken(30);
        assertThat(of("dl-hangs").get(0).attempts()).isEmpty();
    }

    @Test
    void whatADeadNodeHeldIsTakenWhenItsLeaseEnds() {
        StubSystem system = systems.connect("dl-lease");
        jdbc.update("""
                update fdforge.delivery_receiver
                set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '2 seconds' where name = ?""", receiver("dl-lease"));
        Instant queued = Instant.now();
        queue("dl-lease", "x");
        system.awaitTaken(1);
        assertThat(Instant.now()).isAfter(queued.plusMillis(1_500));
    }

    @Test
    void bothOfTwoLongTransactionsAreDeliveredWhicheverEndsFirst() {
        StubSystem system = systems.connect("dl-long");
        transaction.executeWithoutResult(open -> {
            outbox.add(List.of(message("dl-long", "written first, committed last")));
            assertThat(of("dl-long")).hasSize(1);
            another.executeWithoutResult(inner -> outbox.add(List.of(message("dl-long", "committed first"))));
            system.awaitTaken(1);
        });
        assertThat(system.awaitTaken(2))
                .extracting(got -> got.event().path("data").asText())
                .containsExactly("committed first", "written first, committed last");
        assertThat(system.taken()).extracting(Got::sequence).containsExactly(1L, 2L);
    }

    @Test
    void knowsWhichVersionsAreConfirmed() {
        StubSystem system = systems.connect("dl-versions");
        transaction.executeWithoutResult(open -> outbox.add(Stream.of(7L, 8L)
                .map(version -> new Message(
                        Ids.next(), receiver("dl-versions"), "finme.test", "directory/purposes", version, body("x")))
                .toList()));
        system.awaitTaken(2);
        await().atMost(PATIENCE)
                .until(() -> log.status(receiver("dl-versions")).confirmed().equals(Map.of("directory/purposes", 8L)));
    }

    @Test
    void listsNewestFirstByWhatIsAsked() {
        StubSystem system = systems.connect("dl-list");
        queue("dl-list", "a", "b", "c");
        system.awaitTaken(3);
        awaitState("dl-list", 3, DeliveryState.DELIVERED);
        Filter delivered = new Filter(
                receiver("dl-list"), DeliveryState.DELIVERED, Instant.now().minusSeconds(600), null);
        List<Delivery> first = log.list(delivered, null, 2);
        assertThat(first).extracting(Delivery::sequence).containsExactly(3L, 2L);
        assertThat(log.list(delivered, first.get(1).id(), 2))
                .extracting(Delivery::sequence)
                .containsExactly(1L);
        assertThat(log.list(
                        new Filter(
                                receiver("dl-list"), null, null, Instant.now().minusSeconds(600)),
                        null,
                        2))
                .isEmpty();
        assertThat(log.payload(first.get(0).id())).contains(system.got.get(2).body());
    }

    private void queue(String code, String... data) {
        transaction.executeWithoutResult(open ->
                outbox.add(Stream.of(data).map(each -> message(code, each)).toList()));
    }

    private static Message message(String code, String data) {
        return new Message(Ids.next(), receiver(code), "finme.test", "test/1", null, body(data));
    }

    private static String body(String data) {
        return "{\"sequence\": \"" + Message.SEQUENCE + "\", \"data\": \"" + data + "\"}";
    }

    private static String receiver(String code) {
        return "system:" + code;
    }

    private List<Delivery> of(String code) {
        return log.list(new Filter(receiver(code), null, null, null), null, 100);
    }

    private Delivery numbered(String code, long sequence) {
        return of(code).stream()
                .filter(one -> Long.valueOf(sequence).equals(one.sequence()))
                .findFirst()
                .orElseThrow();
    }

    private String saved(String code) {
        return jdbc.queryForObject(
                "select definition ->> 'state' from fdforge.catalogue where kind = 'connected-system' and code = ?",
                String.class,
                code);
    }

    private void awaitState(String code, long sequence, DeliveryState state) {
        awaitNumbered(code, sequence, () -> numbered(code, sequence).state() == state);
    }

    private void awaitTries(String code, long sequence, int tries) {
        awaitNumbered(code, sequence, () -> numbered(code, sequence).attempts().size() == tries);
    }

    private void awaitNumbered(String code, long sequence, Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .until(() ->
                        of(code).stream().anyMatch(one -> Long.valueOf(sequence).equals(one.sequence()))
                                && condition.call());
    }

    /** The time until its next try has passed. */
    private void hurry(String code) {
        jdbc.update("update fdforge.delivery_receiver set due_at = now() where name = ?", receiver(code));
    }
}
