package finme.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.inbox.EventNames;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestBorrowers;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.fdforge.BlindIndex;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions that come later: early, twice, forged, out of order, after a withdrawal. */
class CallbackModuleTests {
    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final CallbackInbox inbox = world.bean(CallbackInbox.class);
    private final StubLender lender = new StubLender();

    CallbackModuleTests() {
        lender.does(StubLender.answer(202, "{\"outcome\": \"PENDING\"}"));
        world.partners.put(TestPartners.read("a", lender.url(), "{}"));
        world.partners.put(TestPartners.read("b", lender.url(), "{}"));
        world.ranks(Mode.WATERFALL, "a");
    }

    @AfterEach
    void close() throws Exception {
        world.process.poisoned.clear();
        lender.close();
        world.partners.clear();
    }

    @Test
    void appliesADecisionOnceHoweverOftenItComes() throws Exception {
        UUID application = pending();
        String body = body(application, "e1", "OFFERED");
        List<Callable<Void>> repeats = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            repeats.add(() -> {
                receive("a", "s3cret", body);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> done : threads.invokeAll(repeats)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(world.process.told(application)).containsExactly("offered");
        assertThat(states(application)).containsExactly("APPLIED");
    }

    @Test
    void takesADecisionThatIsFasterThanTheAnswer() {
        lender.does(StubLender.hang());
        UUID application = world.apply();
        await().until(() -> !lender.requests.isEmpty());
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        await().during(java.time.Duration.ofMillis(300)).until(() -> lender.requests.size() == 1);
    }

    @Test
    void all24OrdersOfFourCallbacksEndAlike() {
        List<List<String>> orders = orders(List.of("PENDING", "OFFERED", "SIGNED", "FUNDED"));
        assertThat(orders).hasSize(24);
        Set<String> ends = new HashSet<>();
        for (List<String> order : orders) {
            UUID application = pending();
            for (String word : order) {
                receive("a", "s3cret", body(application, word, word));
            }
            DispatchLog.Sent sent = log.dispatches(application).get(0);
            ends.add(status(application) + " " + sent.outcome() + " " + sent.state() + " " + sent.conflict() + " "
                    + log.offers(application).size());
        }
        assertThat(ends).containsExactly("FUNDED FUNDED CLOSED false 1");
    }

    @Test
    void aForgedOneChangesNothing() {
        UUID application = pending();
        String body = body(application, "e1", "OFFERED");
        assertThat(refused("a", signature("s3cret", body), body + " ")).isEqualTo("401 bad_signature");
        assertThat(refused("a", signature("guess", body), body)).isEqualTo("401 bad_signature");
        assertThat(refused("a", null, body)).isEqualTo("401 bad_signature");
        assertThat(refused("nobody", signature("s3cret", body), body)).isEqualTo("404 not_found");
        assertThat(states(application)).isEmpty();
        assertThat(refused("b", signature("s3cret", body), body)).isEqualTo("422 unknown_reference");
        assertThat(status(application)).isEqualTo(ApplicationStatus.WITH_PARTNERS);
        assertThat(log.dispatches(application).get(0).outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void keepsWhatItCantMapAndTakesItUpWhenTheMappingIsRepaired() {
        UUID application = pending();
        world.partners.put(
                TestPartners.read("a", lender.url(), "{\"callback\": {\"mapping\": \"{event: body.event}\"}}"));
        String body = body(application, "e-" + application, "OFFERED");
        assertThat(refused("a", signature("s3cret", body), body)).isEqualTo("422 unmappable");
        assertThat(log.inbox(null, null, null, 200).items())
                .extracting(DispatchLog.Received::event)
                .as("known by its hash alone")
                .contains(EventNames.stored(world.bean(BlindIndex.class), "a", "e-" + application));
        world.partners.put(TestPartners.read("a", lender.url(), "{}"));
        receive("a", "s3cret", body);
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(states(application)).containsExactly("APPLIED");
    }

    @Test
    void changesNothingAfterAWithdrawal() {
        UUID application = pending();
        world.withdraw(application);
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
        assertThat(states(application)).containsExactly("LATE");
        assertThat(log.offers(application)).isEmpty();
        assertThat(log.dispatches(application).get(0).outcome()).isEqualTo(Outcome.RECALLED);
    }

    @Test
    void keepsAContradictionForAnOperator() {
        UUID application = pending();
        receive("a", "s3cret", body(application, "e1", "DECLINED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.UNPLACED);
        receive("a", "s3cret", body(application, "e2", "OFFERED"));
        assertThat(states(application)).containsExactly("APPLIED", "CONFLICT");
        assertThat(log.offers(application)).isEmpty();
        assertThat(log.routing(application).orElseThrow().partners().get(0).conflict())
                .isTrue();
    }

    @Test
    void anOfferAfterWeGaveUpCountsWhileNobodyElseOffered() {
        world.partners.put(TestPartners.read("a", lender.url(), "{\"answerWithin\": \"PT0.3S\"}"));
        world.ranks(Mode.WATERFALL, "a", "b:2");
        UUID application = world.apply();
        await().until(() -> log.dispatches(application).size() == 2
                && log.dispatches(application).get(1).outcome() == Outcome.PENDING);
        assertThat(log.dispatches(application).get(0).outcome()).isEqualTo(Outcome.TIMED_OUT);
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(log.offers(application))
                .extracting(DispatchLog.Offered::partner)
                .containsExactly("a");
    }

    /** We had given up on it without knowing whether it had taken the application. */
    @Test
    void anOfferAfterDoubtCountsWhileOthersDecide() {
        lender.does(
                StubLender.answer(200, "{\"outcome\": \"OFF"), StubLender.answer(202, "{\"outcome\": \"PENDING\"}"));
        world.partners.put(TestPartners.read("a", lender.url(), "{\"request\": {\"attempts\": 1}}"));
        world.ranks(Mode.WATERFALL, "a", "b:2");
        UUID application = world.apply();
        await().until(() -> log.dispatches(application).size() == 2
                && log.dispatches(application).get(1).outcome() == Outcome.PENDING);
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(states(application)).containsExactly("APPLIED");
    }

    @Test
    void anOfferAfterDoubtIsForAPersonWhenTheApplicationHasEnded() {
        lender.does(StubLender.answer(200, "{\"outcome\": \"OFF"));
        world.partners.put(TestPartners.read("a", lender.url(), "{\"request\": {\"attempts\": 1}}"));
        UUID application = world.apply();
        await().until(() -> status(application) == ApplicationStatus.UNPLACED);
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(states(application)).containsExactly("CONFLICT");
    }

    @Test
    void moneyOnAnEndedApplicationIsForAPerson() {
        for (String word : List.of("ACCEPTED", "SIGNED", "FUNDED")) {
            UUID withdrawn = pending();
            world.withdraw(withdrawn);
            receive("a", "s3cret", body(withdrawn, "e1", word));
            assertThat(states(withdrawn)).as("%s after a withdrawal", word).containsExactly("CONFLICT");
            assertThat(log.dispatches(withdrawn).get(0).conflict()).isTrue();
        }
        world.partners.put(TestPartners.read("a", lender.url(), "{\"answerWithin\": \"PT0.2S\"}"));
        UUID unplaced = world.apply();
        await().until(() -> status(unplaced) == ApplicationStatus.UNPLACED);
        receive("a", "s3cret", body(unplaced, "e1", "OFFERED"));
        receive("a", "s3cret", body(unplaced, "e2", "FUNDED"));
        assertThat(states(unplaced)).containsExactly("LATE", "CONFLICT");
        assertThat(status(unplaced)).isEqualTo(ApplicationStatus.UNPLACED);
    }

    @Test
    void twoLendersThatPaidOutAreForAPerson() {
        world.ranks(Mode.SHARED, "a", "b");
        UUID application = world.apply();
        await().until(() -> log.dispatches(application).stream().allMatch(sent -> sent.outcome() == Outcome.PENDING));
        receive("a", "s3cret", body(application, "a", "e1", "FUNDED"));
        receive("b", "s3cret", body(application, "b", "e1", "SIGNED"));
        receive("a", "s3cret", body(application, "a", "e2", "SIGNED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.FUNDED);
        assertThat(states(application)).startsWith("APPLIED", "CONFLICT");
    }

    @Test
    void tellsTheProcessWhichOfferTheBorrowerTook() {
        UUID application = pending();
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        receive("a", "s3cret", body(application, "e2", "ACCEPTED"));
        UUID offer = log.offers(application).get(0).id();
        assertThat(world.process.told(application)).containsExactly("offered", "chosen " + offer);
    }

    @Test
    void aLoansNumberAsEventLosesNothing() {
        UUID application = pending();
        for (String word : List.of("OFFERED", "ACCEPTED", "SIGNED", "SIGNED", "OFFERED", "FUNDED", "FUNDED")) {
            receive("a", "s3cret", body(application, "loan-4711", word));
        }
        assertThat(status(application)).isEqualTo(ApplicationStatus.FUNDED);
        assertThat(world.jdbc.queryForList(
                        "select outcome from fdforge.inbox where application = ? order by id",
                        String.class,
                        application))
                .containsExactly("OFFERED", "ACCEPTED", "SIGNED", "FUNDED");
    }

    @Test
    void keepsWhatTheApplicationCantTakeNowAndAppliesItLater() throws Exception {
        UUID application = pending();
        world.process.poisoned.add(application);
        String body = body(application, "e1", "OFFERED").replace("}", ", \"reason\": {\"text\": \"e1-secret\"}}");
        receive("a", "s3cret", body);
        receive("a", "s3cret", body);
        assertThat(states(application)).containsExactly("TO_APPLY");
        assertThat(dump(application)).doesNotContain("e1-secret");
        assertThat(log.dispatches(application).get(0).outcome()).isEqualTo(Outcome.PENDING);

        world.process.poisoned.clear();
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        assertThat(states(application)).containsExactly("APPLIED");
        assertThat(world.process.told(application)).containsExactly("offered");
        assertThat(lender.requests).hasSize(1);
        receive("a", "s3cret", body);
        assertThat(states(application)).containsExactly("APPLIED");
    }

    @Test
    void aRepeatAppliesWhatWasKept() {
        UUID application = pending();
        world.process.poisoned.add(application);
        String body = body(application, "e1", "OFFERED");
        receive("a", "s3cret", body);
        world.jdbc.update(
                "update fdforge.inbox set due_at = now() + interval '1 hour' where application = ?", application);
        world.process.poisoned.clear();
        receive("a", "s3cret", body);
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(states(application)).containsExactly("APPLIED");
    }

    @Test
    void whatItTellsOfThePersonIsItsWord() {
        TestBorrowers borrowers = world.bean(TestBorrowers.class);
        world.partners.put(TestPartners.read("a", lender.url(), """
                {"callback": {"mapping": "{dispatch: body.ref, event: body.event, outcome: body.outcome, borrower: body.person}"}}"""));
        UUID application = pending();
        String body = body(application, "e1", "OFFERED")
                .replace("}", ", \"person\": {\"phone\": \"+420 601 000 184\", \"email\": \"nonsense\"}}");
        receive("a", "s3cret", body);
        receive("a", "s3cret", body);
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(borrowers.told)
                .filteredOn(told -> application.equals(told.application()))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.source()).isEqualTo("partner:a");
                    assertThat(told.borrower())
                            .isEqualTo(world.loan(application).borrower());
                    assertThat(told.values()).containsOnlyKeys("borrower.phone");
                    assertThat(told.values().get("borrower.phone").textValue()).isEqualTo("+420601000184");
                });
    }

    @Test
    void whatItTellsWaitsWithAnAnswerThatCantBeTakenNow() {
        TestBorrowers borrowers = world.bean(TestBorrowers.class);
        world.partners.put(TestPartners.read("a", lender.url(), """
                {"callback": {"mapping": "{dispatch: body.ref, event: body.event, outcome: body.outcome, attributes: {score: 7.25}}"}}"""));
        UUID application = pending();
        world.process.poisoned.add(application);
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(states(application)).containsExactly("TO_APPLY");
        world.process.poisoned.clear();
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        assertThat(borrowers.told)
                .filteredOn(told -> application.equals(told.application()))
                .last()
                .satisfies(
                        told -> assertThat(told.values().get("attributes.score").decimalValue())
                                .isEqualByComparingTo("7.25"));
    }

    @Test
    void anErasedPersonLearnsNothingAndTheAnswerCounts() {
        TestBorrowers borrowers = world.bean(TestBorrowers.class);
        world.partners.put(TestPartners.read("a", lender.url(), """
                {"callback": {"mapping": "{dispatch: body.ref, event: body.event, outcome: body.outcome, attributes: {score: 7}}"}}"""));
        UUID application = pending();
        UUID borrower = world.loan(application).borrower();
        borrowers.erased.add(borrower);
        receive("a", "s3cret", body(application, "e1", "OFFERED"));
        assertThat(status(application)).isEqualTo(ApplicationStatus.OFFERED);
        assertThat(borrowers.told).noneMatch(told -> borrower.equals(told.borrower()));
    }

    @Test
    void unknownWordsAreUnderReview() {
        UUID application = pending();
        receive("a", "s3cret", body(application, "e1", "MAYBE"));
        DispatchLog.Sent sent = log.dispatches(application).get(0);
        assertThat(sent.outcome()).isEqualTo(Outcome.UNDER_REVIEW);
        assertThat(sent.reason().code()).isEqualTo("unknown_word");
    }

    private UUID pending() {
        UUID application = world.apply();
        await().until(() -> log.dispatches(application).get(0).outcome() == Outcome.PENDING);
        return application;
    }

    private ApplicationStatus status(UUID application) {
        return world.loan(application).status();
    }

    private List<String> states(UUID application) {
        return world.jdbc.queryForList(
                "select state from fdforge.inbox where application = ? order by id", String.class, application);
    }

    private String dump(UUID application) {
        return world.jdbc.queryForObject(
                "select string_agg(i::text || encode(i.answer, 'escape'), '') from fdforge.inbox i where application = ?",
                String.class,
                application);
    }

    private String body(UUID application, String event, String outcome) {
        return body(application, "a", event, outcome);
    }

    private String body(UUID application, String partner, String event, String outcome) {
        return "{\"ref\": \"%s\", \"event\": \"%s/%s\", \"outcome\": \"%s\"}"
                .formatted(world.reference(application, partner), application, event, outcome)
                .replace(application + "/e-", "e-");
    }

    private void receive(String partner, String secret, String body) {
        inbox.receive(
                partner,
                "",
                Map.of("X-Signature", List.of(signature(secret, body))),
                "application/json",
                body.getBytes(UTF_8));
    }

    private String refused(String partner, @Nullable String signature, String body) {
        Map<String, List<String>> headers = signature == null ? Map.of() : Map.of("x-signature", List.of(signature));
        Problem problem = catchThrowableOfType(
                Problem.class, () -> inbox.receive(partner, "", headers, "application/json", body.getBytes(UTF_8)));
        return problem.status() + " " + problem.code();
    }

    private static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<List<String>> orders(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : words) {
            List<String> others = new ArrayList<>(words);
            others.remove(first);
            for (List<String> rest : orders(others)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
