package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.Answer;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.OfferOf;
import finme.gateway.BorrowerCases.Receipt;
import finme.gateway.BorrowerCases.TaskView;
import finme.gateway.BorrowerCases.Which;
import finme.gateway.BorrowerCases.Who;
import finme.gateway.BorrowerCases.Withdrawal;
import finme.gateway.CaseDocuments;
import finme.gateway.CaseDocuments.Closing;
import finme.gateway.CaseDocuments.Opening;
import finme.gateway.CaseDocuments.Piece;
import finme.journeys.World.Lender;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What borrowers do with their cases, from their side of the gateway to the simulated lender and back. */
@FinMeTest
class CaseJourneyTests {
    private static final String TELLS = "{ref: dispatch.reference, yours: partner.reference}";
    private static final String CONFIRMS = "{confirmed: body.confirmed = true}";

    private final World world;
    private final BorrowerCases cases;
    private final CaseDocuments documents;
    private final LoanDesk loans;
    private final Sessions sessions;
    private final JdbcTemplate jdbc;

    CaseJourneyTests(
            FinMeHttp http,
            BorrowerCases cases,
            CaseDocuments documents,
            LoanDesk loans,
            Sessions sessions,
            JdbcTemplate jdbc) {
        this.world = new World(http);
        this.cases = cases;
        this.documents = documents;
        this.loans = loans;
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    @Test
    void theSecondOfferIsAcceptedAndItsLenderKnows() {
        Lender lender = world.lender("cj-accept", "accept", Map.of("accept", notice("accept/accept", CONFIRMS)));
        Which which = apply(lender);
        CaseView offered = reached(which, "OFFERED");
        UUID second = offered.offers().get(1).id();
        cases.accept(new OfferOf(which.session(), which.application(), second));
        CaseView accepted = view(which);
        assertThat(accepted.status()).isEqualTo("ACCEPTED");
        assertThat(accepted.chosen()).isEqualTo(second);
        assertThat(accepted.steps())
                .extracting(BorrowerCases.Step::code)
                .contains("offer_chosen")
                .doesNotContain("accepted");
        assertThat(accepted.mark()).isNotEqualTo(offered.mark());
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select state from fdforge.partner_notice where application = ? and kind = 'ACCEPT'",
                        String.class,
                        which.application()))
                .isEqualTo("CONFIRMED"));
        UUID first = offered.offers().get(0).id();
        refused(409, () -> cases.accept(new OfferOf(which.session(), which.application(), first)));
        assertThat(cases.follow(new OfferOf(which.session(), which.application(), second)))
                .hasValueSatisfying(address -> assertThat(address.url()).contains("/continue"));
    }

    @Test
    void aWithdrawnCaseHasAReceiptOfEachLenderAndItsProcessEnds() {
        Lender lender = world.lender(
                "cj-recall", "pending-then-accept?after=PT5M", Map.of("recall", notice("accept/recall", CONFIRMS)));
        Which which = apply(lender);
        reached(which, "WITH_PARTNERS");
        await().until(() ->
                view(which).partners().stream().anyMatch(p -> p.state().equals("PENDING")));
        cases.withdraw(withdrawal(which));
        await().untilAsserted(() -> assertThat(cases.receipts(which))
                .extracting(Receipt::partner, Receipt::state)
                .containsExactly(tuple("Lender cj-recall", "CONFIRMED")));
        cases.withdraw(withdrawal(which));
        await().until(() -> world.instances(which.application().toString()) == 0);
    }

    @Test
    void whoSignedInLongAgoProvesThemselvesBeforeAWithdrawal() {
        Which which = apply(world.lender("cj-stale", "pending-then-accept?after=PT5M", Map.of()));
        jdbc.update(
                "update fdforge.cabinet_session set proven_at = now() - interval '31 minutes'"
                        + " where borrower = (select borrower_id from fdforge.application where id = ?)",
                which.application());
        refused(403, () -> cases.withdraw(withdrawal(which)));
        refused(401, () -> cases.withdraw(new Withdrawal(which.session(), which.application(), "000000", null, "en")));
        assertThat(view(which).status()).isNotEqualTo("WITHDRAWN");
    }

    @Test
    void aLenderThatNeverConfirmsIsShownAsSuch() {
        Lender lender =
                world.lender("cj-silent", "accept", Map.of("recall", notice("accept/recall?silent=true", CONFIRMS)));
        Which which = apply(lender);
        reached(which, "OFFERED");
        cases.withdraw(withdrawal(which));
        await().until(() -> jdbc.queryForObject(
                        "select tries from fdforge.partner_notice where application = ?",
                        Integer.class,
                        which.application())
                > 0);
        assertThat(cases.receipts(which)).extracting(Receipt::state).containsExactly("SENT");
    }

    @Test
    void whatALenderAsksForReachesItAndItDecides() {
        Lender lender = world.lender(
                "cj-more",
                "more-needed",
                Map.of(
                        "reply",
                        Map.of(
                                "url",
                                world.http().url("/sandbox/partners/more-needed/reply"),
                                "body",
                                "{ref: dispatch.reference, sum: application.amount.value, answers: answers,"
                                        + " documents: documents}")));
        Which which = apply(lender);
        await().until(() -> view(which).tasks().size() == 2);
        TaskView question = task(which, "QUESTION");
        TaskView document = task(which, "DOCUMENT");
        assertThat(document.title()).isEqualTo("Payslips of the last 3 months");
        refused(422, () -> cases.complete(answer(which, question, Map.of("answer", " "))));
        cases.complete(answer(which, question, Map.of("answer", "Since 2015")));
        cases.complete(answer(which, question, Map.of("answer", "Since 2015")));
        hand(which, document, "C:\\scans\\Irina\u202e pay.pdf", pdf(600_000));
        reached(which, "OFFERED");
        assertThat(task(which, "DOCUMENT").documents()).singleElement().satisfies(given -> {
            assertThat(given.name()).isEqualTo("Irina pay.pdf");
            assertThat(given.type()).isEqualTo("application/pdf");
            assertThat(given.size()).isEqualTo(600_000);
        });
        assertThat(view(which).tasks()).extracting(TaskView::state).containsOnly("PASSED_ON");
        assertThat(jdbc.queryForObject(
                        "select count(*) from fdforge.document_piece p join fdforge.document d on d.id = p.document"
                                + " where d.application = ? and position('%PDF'::bytea in p.sealed) > 0",
                        Integer.class, which.application()))
                .isZero();
    }

    /** Without a place for replies it gets its request once more, with what was added. */
    @Test
    void whoHasNoPlaceForRepliesIsAskedAgain() {
        Lender lender = world.lender("cj-again", "more-needed", Map.of());
        Which which = apply(lender);
        await().until(() -> view(which).tasks().size() == 2);
        cases.complete(answer(which, task(which, "QUESTION"), Map.of("answer", "Since 2015")));
        hand(which, task(which, "DOCUMENT"), "a.png", png());
        // this lender asks for the same again, so the tasks are open again
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select state from fdforge.partner_notice where application = ? and kind = 'REPLY'",
                        String.class,
                        which.application()))
                .isEqualTo("CONFIRMED"));
        assertThat(view(which).tasks()).extracting(TaskView::state).containsOnly("OPEN");
    }

    @Test
    void onlyWhatIsADocumentIsTaken() {
        Which which = apply(world.lender("cj-type", "more-needed", Map.of()));
        await().until(() -> view(which).tasks().size() == 2);
        TaskView task = task(which, "DOCUMENT");
        UUID upload = open(which, task, "virus.pdf");
        refused(
                422,
                () -> documents.append(piece(which, upload, 0, "MZ no document".getBytes(StandardCharsets.UTF_8))));
        refused(
                409,
                () -> documents.close(new Closing(which.session(), which.application(), task.id(), Map.of(upload, 1))));
        byte[] piece = Arrays.copyOf(pdf(100), CaseDocuments.PIECE);
        for (int number = 0; number < 40; number++) {
            documents.append(piece(which, upload, number, piece));
        }
        refused(413, () -> documents.append(piece(which, upload, 40, new byte[1])));
    }

    /** Every call there is, with the case of one person and the name of another. */
    @Test
    void whatIsAnotherPersonsIsUnknown() {
        Which mine = apply(world.lender("cj-other", "more-needed", Map.of()));
        await().until(() -> view(mine).tasks().size() == 2);
        TaskView question = task(mine, "QUESTION");
        TaskView document = task(mine, "DOCUMENT");
        UUID upload = open(mine, document, "mine.pdf");
        String thief = apply(world.lender("cj-thief", "decline", Map.of())).session();
        UUID case1 = mine.application();
        Which stolen = new Which(thief, case1, "en");
        assertThat(cases.find(stolen)).isEmpty();
        assertThat(cases.all(new Who(thief, "en"))).extracting(CaseView::id).doesNotContain(case1);
        Stream.<ThrowingCallable>of(
                        () -> cases.accept(new OfferOf(thief, case1, UUID.randomUUID())),
                        () -> cases.decline(stolen),
                        () -> cases.follow(new OfferOf(thief, case1, UUID.randomUUID())),
                        () -> cases.withdraw(withdrawal(stolen)),
                        () -> cases.receipts(stolen),
                        () -> cases.complete(new Answer(thief, case1, question.id(), Map.of("answer", "x"))),
                        () -> documents.open(new Opening(thief, case1, document.id(), Ids.next(), "x.pdf")),
                        () -> documents.append(new Piece(thief, case1, upload, 0, pdf(10))),
                        () -> documents.close(new Closing(thief, case1, document.id(), Map.of(upload, 1))))
                .forEach(call -> refused(404, call));
        // nor by a case of one's own
        Which own = apply(world.lender("cj-thief", "decline", Map.of()));
        refused(404, () -> cases.complete(new Answer(own.session(), own.application(), question.id(), Map.of())));
        refused(404, () -> documents.append(new Piece(own.session(), own.application(), upload, 0, pdf(10))));
        assertThat(view(mine).tasks()).extracting(TaskView::state).containsOnly("OPEN");
    }

    @Test
    void manyCasesAreWatchedAtOnce() {
        Which one = apply(world.lender("cj-watch", "decline", Map.of()));
        Which other = apply(world.lender("cj-watch", "decline", Map.of()));
        Map<UUID, String> marks = cases.marks(Set.of(one.application(), other.application(), UUID.randomUUID()));
        assertThat(marks).containsOnlyKeys(one.application(), other.application());
    }

    private static Withdrawal withdrawal(Which which) {
        return new Withdrawal(which.session(), which.application(), null, null, "en");
    }

    private Map<String, Object> notice(String path, String answer) {
        return Map.of("url", world.http().url("/sandbox/partners/" + path), "body", TELLS, "answer", answer);
    }

    private Which apply(Lender lender) {
        UUID id = UUID.fromString(world.apply(lender));
        UUID borrower = loans.find(id).orElseThrow().borrower();
        return new Which(sessions.open(new Proven(borrower, "phone", new byte[16]), null), id, "en");
    }

    private CaseView view(Which which) {
        return cases.find(which).orElseThrow();
    }

    private CaseView reached(Which which, String status) {
        world.awaitStatus(which.application().toString(), status);
        return view(which);
    }

    private TaskView task(Which which, String kind) {
        return view(which).tasks().stream()
                .filter(task -> task.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Answer answer(Which which, TaskView task, Map<String, String> values) {
        return new Answer(which.session(), which.application(), task.id(), values);
    }

    private UUID open(Which which, TaskView task, String name) {
        UUID upload = Ids.next();
        documents.open(new Opening(which.session(), which.application(), task.id(), upload, name));
        return upload;
    }

    private static Piece piece(Which which, UUID upload, int number, byte[] content) {
        return new Piece(which.session(), which.application(), upload, number, content);
    }

    private void hand(Which which, TaskView task, String name, byte[] content) {
        UUID upload = open(which, task, name);
        int pieces = 0;
        for (int at = 0; at < content.length; at += CaseDocuments.PIECE) {
            byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + CaseDocuments.PIECE));
            documents.append(piece(which, upload, pieces, part));
            pieces++;
        }
        documents.close(new Closing(which.session(), which.application(), task.id(), Map.of(upload, pieces)));
    }

    private static byte[] pdf(int size) {
        return Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), size);
    }

    private static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3};
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
