package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.Claimed;
import finme.dispatch.store.DueDispatches;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waited in the table is claimed by a node that may die the next moment. No partner of this name is known. */
class ClaimModuleTests {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final World world = World.get();
    private final DueDispatches due = world.bean(DueDispatches.class);
    private final String code = "claimed-" + ThreadLocalRandom.current().nextInt(1_000_000);

    @AfterEach
    void clear() {
        world.jdbc.update("delete from fdforge.dispatch where partner = ?", code);
        world.partners.clear();
    }

    @Test
    void aPartnersTimeBeginsWithTheFirstClaim() {
        row(0, "null");
        claim();
        assertThat(secondsLeft()).isBetween(65, 70);
    }

    @Test
    void butNotBeyondTheRoundsDeadline() {
        row(0, "now() + interval '30 seconds'");
        claim();
        assertThat(secondsLeft()).isBetween(25, 30);
    }

    @Test
    void norAnewWithTheNextAttempt() {
        row(1, "null");
        claim();
        assertThat(secondsLeft()).isBetween(5, 10);
    }

    @Test
    void putBackItHasNotBegun() {
        row(0, "null");
        due.putBack(claim(), Duration.ZERO);
        assertThat(secondsLeft()).isBetween(5, 10);
        claim();
        assertThat(secondsLeft()).isBetween(65, 70);
    }

    @Test
    void whatADeadNodeClaimedAndNeverSentIsSentAfterAll() throws Exception {
        try (StubLender lender = new StubLender()) {
            lender.does(StubLender.hang());
            world.partners.put(TestPartners.read(code, lender.url(), "{\"concurrency\": 1}"));
            world.ranks(Mode.WATERFALL, code);
            world.apply();
            UUID queued = world.apply();
            world.partners.clear();
            world.jdbc.update("""
                    update fdforge.dispatch set created_at = now() - interval '20 seconds',
                      decide_by = now() + interval '1 second', due_at = now() where application = ?""", queued);
            assertThat(claim()).hasSize(1);
            await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
            lender.does(StubLender.answer(200, "{\"outcome\": \"OFFERED\"}"));
            world.partners.put(TestPartners.read(code, lender.url(), "{\"concurrency\": 5}"));
            world.jdbc.update("update fdforge.dispatch set due_at = now() where application = ?", queued);
            await().until(() -> world.loan(queued).status() != ApplicationStatus.WITH_PARTNERS);
            assertThat(world.loan(queued).status()).isEqualTo(ApplicationStatus.OFFERED);
        }
    }

    private List<Claimed> claim() {
        return due.claim(Map.of(code, 5), List.of(), LEASE, "dead").stream()
                .filter(claim -> claim.dispatch().partner().equals(code))
                .toList();
    }

    /** A minute old, and ten seconds from its end. */
    private void row(int attempt, String deadline) {
        world.jdbc.update("""
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,
                  test, state, due_at, attempt, created_at, decide_by, deadline)
                values (gen_random_uuid(), gen_random_uuid(), ?, 1, 1, 1, 'WATERFALL', gen_random_uuid()::text,
                  false, 'READY', now(), ?, now() - interval '1 minute', now() + interval '10 seconds', """ + deadline + ")", code, attempt);
    }

    private int secondsLeft() {
        return Objects.requireNonNull(world.jdbc.queryForObject(
                "select extract(epoch from decide_by - clock_timestamp())::int from fdforge.dispatch where partner = ?",
                Integer.class,
                code));
    }
}
