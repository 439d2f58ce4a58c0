package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.PartnerWords;
import finme.dispatch.inbox.AnswerQueue;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Dispatch;
import finme.dispatch.store.Dispatches;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that arrive together are applied together, with PostgreSQL; the process is played. */
class AnswerBatchModuleTests {
    private static final int MANY = 40;
    /** Its circuit opens when all who hang are cut off; no other test is to meet it. */
    private static final String PARTNER = "together";

    private final World world = World.get();
    private final StubLender lender = new StubLender();

    @AfterEach
    void close() throws Exception {
        lender.close();
        world.partners.clear();
        world.process.poisoned.clear();
    }

    @Test
    void onePoisonedAnswerLosesNoneOfTheOthers() {
        lender.does(StubLender.hang());
        world.partners.put(TestPartners.read(PARTNER, lender.url(), "{}"));
        world.ranks(Mode.WATERFALL, PARTNER);
        List<UUID> applications = Stream.generate(world::apply).limit(MANY).toList();
        UUID poisoned = applications.get(MANY / 2);
        world.process.poisoned.add(poisoned);

        sayYesToAllAtOnce(applications);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(applications)
                        .filteredOn(id -> world.loan(id).status() == ApplicationStatus.OFFERED)
                        .hasSize(MANY - 1)
                        .doesNotContain(poisoned));
        assertThat(applications)
                .filteredOn(id -> !id.equals(poisoned))
                .allSatisfy(id -> assertThat(dispatch(id).outcomes().heard()).containsExactly(Outcome.OFFERED));
        // nothing of it is written, and somebody will look at it again
        assertThat(dispatch(poisoned).outcomes().heard()).isEmpty();
        assertThat(world.jdbc.queryForObject(
                        "select due_at is not null from fdforge.dispatch where application = ?",
                        Boolean.class,
                        poisoned))
                .isTrue();
    }

    /** Its lease would end after 30 s, and the partner would be asked again and again. */
    @Test
    void anAnswerTheApplicationCantTakeIsKeptAndAppliedLater() {
        lender.does(StubLender.answer(200, "{\"outcome\": \"OFFERED\", \"reason\": {\"text\": \"Irina\"}}"));
        world.partners.put(TestPartners.read(PARTNER, lender.url(), "{}"));
        world.ranks(Mode.WATERFALL, PARTNER);
        UUID application = world.ranked();
        world.process.poisoned.add(application);
        world.transaction.executeWithoutResult(
                open -> world.bean(RoutingDesk.class).sendNext(application));
        await().atMost(Duration.ofSeconds(15)).until(() -> kept(application).equals(List.of("TO_APPLY OFFERED")));
        assertThat(dispatch(application).state()).isEqualTo(Delivery.State.WAITING);
        assertThat(world.jdbc.queryForObject(
                        "select due_at = 'infinity' from fdforge.dispatch where application = ?",
                        Boolean.class,
                        application))
                .isTrue();

        world.process.poisoned.remove(application);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.loan(application).status() == ApplicationStatus.OFFERED);
        assertThat(kept(application)).containsExactly("APPLIED OFFERED");
        assertThat(lender.requests).hasSize(1);
    }

    @Test
    void givingUpIsKeptAsWellAndYieldsToWhatThePartnerSaysMeanwhile() {
        lender.does(StubLender.answer(404, "{}"));
        world.partners.put(TestPartners.read(PARTNER, lender.url(), "{}"));
        world.ranks(Mode.WATERFALL, PARTNER);
        UUID application = world.ranked();
        world.process.poisoned.add(application);
        world.transaction.executeWithoutResult(
                open -> world.bean(RoutingDesk.class).sendNext(application));
        await().atMost(Duration.ofSeconds(15)).until(() -> kept(application).equals(List.of("TO_APPLY FAILED")));

        world.jdbc.update("update fdforge.dispatch set heard = 'PENDING' where application = ?", application);
        world.process.poisoned.remove(application);
        await().atMost(Duration.ofSeconds(15)).until(() -> kept(application).isEmpty());
        assertThat(world.loan(application).status()).isEqualTo(ApplicationStatus.WITH_PARTNERS);
        assertThat(world.jdbc.queryForObject(
                        "select due_at = decide_by from fdforge.dispatch where application = ?",
                        Boolean.class,
                        application))
                .isTrue();
        assertThat(lender.requests).hasSize(1);
        world.withdraw(application);
    }

    private List<String> kept(UUID application) {
        return world.jdbc.queryForList(
                "select state || ' ' || outcome from fdforge.inbox where application = ?", String.class, application);
    }

    /** The readers are held up until all have arrived, so that they meet in batches. */
    private void sayYesToAllAtOnce(List<UUID> applications) {
        CountDownLatch all = new CountDownLatch(1);
        Answer yes =
                new Answer(Outcome.OFFERED, null, List.of(), null, new PartnerWords(null, null, null, List.of(), null));
        for (UUID application : applications) {
            world.bean(AnswerQueue.class).add(dispatch(application), () -> {
                awaitQuietly(all);
                return new AttemptResult.Answered(yes);
            });
        }
        all.countDown();
    }

    private Dispatch dispatch(UUID application) {
        return world.bean(Dispatches.class).of(application).get(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
