package finme.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.dispatch.OfferReviews.Basis;
import finme.dispatch.OfferReviews.By;
import finme.dispatch.OfferReviews.Review;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that nobody may guess about, with PostgreSQL and lenders over real sockets; the process is played. */
class ReviewModuleTests {
    private static final By OPERATOR = new By("operator", "OPERATOR", Basis.CONFIRMED_BY_LENDER);
    private static final String DOUBTFUL =
            "{\"outcome\": \"OFFERED\", \"offers\": [{\"amount\": \"7.000\", \"termMonths\": 36, \"expiresAt\": \"2999\"}]}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final OfferReviews reviews = world.bean(OfferReviews.class);
    private final StubLender a = new StubLender();
    private final StubLender b = new StubLender();

    ReviewModuleTests() {
        a.does(StubLender.answer(200, DOUBTFUL));
        world.partners.put(TestPartners.read("a", a.url(), """
                {"answerWithin": "PT0.4S", "callback": {"auth": {"kind": "NONE"}}}"""));
        world.partners.put(TestPartners.read("b", b.url(), "{}"));
    }

    @AfterEach
    void close() throws Exception {
        a.close();
        b.close();
        world.partners.clear();
    }

    @Test
    void theNextIsAskedMeanwhileAndTheReviewNeverTimesOut() {
        b.does(StubLender.answer(200, "{\"outcome\": \"DECLINED\"}"));
        world.ranks(Mode.WATERFALL, "a", "b:2");
        UUID application = world.apply();
        await().until(() -> world.process.told(application).equals(List.of("nobody", "nobody")));
        assertThat(status(application)).isEqualTo(ApplicationStatus.WITH_PARTNERS);
        // the process is told within the transaction that writes it
        await().untilAsserted(() -> assertThat(log.dispatches(application))
                .extracting(DispatchLog.Sent::outcome)
                .containsExactly(Outcome.UNDER_REVIEW, Outcome.DECLINED));
        Review review = reviews.of(application).get(0);
        assertThat(review.doubts())
                .extracting(OfferReviews.Doubted::pointer, OfferReviews.Doubted::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/offers/0/amount", "7.000"),
                        org.assertj.core.groups.Tuple.tuple("/offers/0/expiresAt", "2999"));
        assertThat(review.offers()).containsExactly(Map.of("amount", "7.000", "termMonths", "36", "expiresAt", "2999"));
        assertThat(reviews.waiting(100))
                .extracting(OfferReviews.Waiting::application)
                .contains(application);

        assertThatThrownBy(() ->
                        reviews.offered(application, review.dispatch(), List.of(Map.of("amount", "7.000")), OPERATOR))
                .isInstanceOf(Problem.class);
        reviews.offered(
                application, review.dispatch(), List.of(Map.of("amount", "7000", "termMonths", "36")), OPERATOR);
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(log.offers(application))
                .singleElement()
                .satisfies(offer -> assertThat(offer.amount()).isEqualByComparingTo("7000"));
        assertThat(world.jdbc.queryForObject(
                        "select details ->> 'role' from fdforge.ledger where subject = ? and action = 'review_settled'",
                        String.class,
                        application))
                .isEqualTo("OPERATOR");
    }

    @Test
    void anOperatorFindsNoOffer() {
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        await().until(() -> !reviews.of(application).isEmpty());
        UUID dispatch = reviews.of(application).get(0).dispatch();
        reviews.declined(application, dispatch, OPERATOR);
        assertThat(status(application)).isEqualTo(ApplicationStatus.UNPLACED);
        assertThatThrownBy(() -> reviews.declined(application, dispatch, OPERATOR))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whoIsAskedAgainGetsTheSameKeyAndMayBeClearerNow() {
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        await().until(() -> !reviews.of(application).isEmpty());
        a.does(StubLender.answer(200, "{\"outcome\": \"OFFERED\", \"offers\": [{\"amount\": 7000}]}"));
        reviews.askAgain(application, reviews.of(application).get(0).dispatch(), OPERATOR);
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        assertThat(a.requests)
                .extracting(request -> request.headers().get("idempotency-key"))
                .hasSize(2)
                .doesNotContainNull();
        assertThat(a.requests.get(0).headers().get("idempotency-key"))
                .isEqualTo(a.requests.get(1).headers().get("idempotency-key"));
    }

    @Test
    void anOfferRepeatedWithoutItsTermsKeepsThem() {
        a.does(StubLender.answer(
                200, "{\"outcome\": \"OFFERED\", \"offers\": [{\"amount\": 5000, \"termMonths\": 24}]}"));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        String again = """
                {"ref": "%s", "event": "%s", "outcome": "OFFERED", "offers": [{"amount": null}]}""".formatted(world.reference(application, "a"), application);
        world.bean(CallbackInbox.class).receive("a", "", Map.of(), "application/json", again.getBytes(UTF_8));
        assertThat(log.offers(application)).singleElement().satisfies(offer -> {
            assertThat(offer.amount()).isEqualByComparingTo("5000");
            assertThat(offer.termMonths()).isEqualTo(24);
        });
    }

    private ApplicationStatus status(UUID application) {
        return world.loan(application).status();
    }
}
