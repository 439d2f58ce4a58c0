package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One of ten lenders hangs with all its room taken and thousands waiting for it. Rounds with and without it take
 * turns and the quietest of each count, since other work on the machine only ever makes one slower.
 */
class IsolationModuleTests {
    private static final int ROUNDS = 3;
    private static final int OTHERS = 9;
    private static final int EACH = 6;
    private static final int ROOM = 20;
    private static final int WAITING = 20_000;
    private static final Duration NOISE = Duration.ofMillis(40);

    private final World world = World.get();
    private final StubLender hanging = new StubLender();
    private final StubLender quick = new StubLender();

    IsolationModuleTests() {
        hanging.does(StubLender.hang());
        quick.does(StubLender.answer(200, "{\"outcome\": \"OFFERED\"}"));
        world.partners.put(TestPartners.read(
                "hanging",
                hanging.url(),
                "{\"concurrency\": %d, \"request\": {\"timeout\": \"PT10S\"}}".formatted(ROOM)));
        for (int i = 0; i < OTHERS; i++) {
            world.partners.put(TestPartners.read("quick-" + i, quick.url(), "{\"concurrency\": 3}"));
        }
    }

    @AfterEach
    void close() throws Exception {
        world.jdbc.update("delete from fdforge.dispatch where partner = 'hanging'");
        hanging.close();
        quick.close();
        world.partners.clear();
    }

    @Test
    void aHangingLenderSlowsNobodyElse() {
        round();
        List<Long> alone = new ArrayList<>();
        List<Long> beside = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(round());
            hang();
            beside.add(round());
            awaitAllRoomTaken();
            world.jdbc.update("delete from fdforge.dispatch where partner = 'hanging'");
        }
        long before = alone.stream().mapToLong(Long::longValue).min().orElseThrow();
        long with = beside.stream().mapToLong(Long::longValue).min().orElseThrow();
        assertThat(Duration.ofMillis(with))
                .as("p95 of the other nine, ms: alone %s, beside the hanging one %s", alone, beside)
                .isLessThanOrEqualTo(Duration.ofMillis(before * 3 / 2).plus(NOISE));
    }

    /** All its room is taken, and many more are due. */
    private void hang() {
        world.ranks(Mode.WATERFALL, "hanging");
        IntStream.range(0, ROOM + 10).forEach(i -> world.apply());
        awaitAllRoomTaken();
        world.jdbc.update("""
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,
                  test, state, due_at, attempt, created_at, decide_by)
                select gen_random_uuid(), gen_random_uuid(), 'hanging', 1, 1, 1, 'WATERFALL', gen_random_uuid()::text,
                  false, 'READY', now(), 0, now(), now() + interval '1 hour'
                from generate_series(1, ?)""", WAITING);
    }

    private void awaitAllRoomTaken() {
        await().atMost(Duration.ofSeconds(20)).until(() -> hanging.underWay() == ROOM);
    }

    /** @return the 95th percentile from the decision whom to ask to the answer, as the database timed it */
    private long round() {
        List<UUID> applications = new ArrayList<>();
        for (int i = 0; i < OTHERS * EACH; i++) {
            world.ranks(Mode.WATERFALL, "quick-" + i % OTHERS);
            applications.add(world.apply());
        }
        for (UUID application : applications) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> world.loan(application).status() == ApplicationStatus.OFFERED);
        }
        Long p95 = world.jdbc.queryForObject("""
                select percentile_disc(0.95) within group (order by (1000 * extract(epoch from decided_at - created_at))::bigint)
                from fdforge.dispatch where application = any (?::uuid[])""", Long.class, (Object)
                applications.stream().map(UUID::toString).toArray(String[]::new));
        return p95 == null ? 0 : p95;
    }
}
