package finme.settlement.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.dispatch.DispatchLog;
import finme.dispatch.LoanFact;
import finme.dispatch.OfferDesk;
import finme.dispatch.Outcome;
import finme.kernel.Money;
import finme.loan.LoanProcess;
import finme.settlement.Unbooked;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What is booked without the lender's word, and what its own word makes of that. */
@FinMeTest
class OwnFactsModuleTests {
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OfferDesk offers;
    private final DispatchLog dispatches;
    private final LoanProcess process;
    private final Unbooked unbooked;
    private final Bookkeeper books;
    private final CasesAtHand cases;

    OwnFactsModuleTests(
            FinMeHttp http,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            OfferDesk offers,
            DispatchLog dispatches,
            LoanProcess process,
            Unbooked unbooked,
            Bookkeeper books) {
        this.http = http;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.offers = offers;
        this.dispatches = dispatches;
        this.process = process;
        this.unbooked = unbooked;
        this.books = books;
        this.cases = new CasesAtHand(http);
    }

    @BeforeEach
    void aLenderThatCallsBack() {
        cases.prepare("accept");
        ObjectNode partner = (ObjectNode) http.get("/api/v1/admin/partners/" + CasesAtHand.LENDER, FinMeHttp.ADMIN)
                .json();
        terms(partner);
        partner.putPOJO(
                "callback",
                Map.of(
                        "auth",
                        Map.of("kind", "NONE"),
                        "mapping",
                        "{dispatch: body.reference, event: body.eventId, outcome: body.outcome, amount: body.amount}"));
        http.putMasterData("partners", CasesAtHand.LENDER, partner);
    }

    private static void terms(ObjectNode partner) {
        partner.putPOJO("commission", Map.of("kind", "PERCENT", "percent", 1, "clawback", Map.of("days", 30)));
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void aPaymentNotedByHandIsBookedAndTheLendersWordCorrectsIt() {
        UUID id = paidOutByHand();
        assertThat(lines(id)).containsExactly("COMMISSION 90000");
        assertThat(facts(id)).containsExactly("ACCEPTED true", "FUNDED true", "SIGNED true");

        callback(id, "FUNDED", "80000");
        assertThat(lines(id)).containsExactly("COMMISSION 90000", "CORRECTION -90000", "COMMISSION 80000");
        assertThat(facts(id)).contains("FUNDED true", "FUNDED false");
        assertThat(dispatches.inbox(null, id, null, 10).items())
                .extracting(DispatchLog.Received::state)
                .as("it says what we know")
                .containsExactly("LATE");

        callback(id, "RETURNED", "null");
        assertThat(lines(id)).endsWith("CLAWBACK -80000");
    }

    @Test
    void theSameAmountChangesNothing() {
        UUID id = paidOutByHand();
        callback(id, "FUNDED", "90000");
        assertThat(lines(id)).containsExactly("COMMISSION 90000");
    }

    /** The borrower was told that nobody lends, and then somebody has. */
    @Test
    void aPaymentThatContradictsIsBookedByHand() {
        UUID id = arrived();
        transaction.executeWithoutResult(open -> offers.decline(id, "test"));
        callback(id, "FUNDED", "70000");
        assertThat(lines(id)).isEmpty();
        Unbooked.Case open = waiting(id);
        assertThat(open.why()).isEqualTo(Unbooked.Why.CONTESTED);
        unbooked.book(CasesAtHand.LENDER, open.id(), null, "admin");
        assertThat(lines(id)).containsExactly("COMMISSION 70000");
    }

    /** Or nobody would hear of it again. */
    @Test
    void aPaymentThatContradictsWaitsWhileNoTermsStandForIt() {
        ObjectNode partner = (ObjectNode) http.get("/api/v1/admin/partners/" + CasesAtHand.LENDER, FinMeHttp.ADMIN)
                .json();
        partner.remove("commission");
        http.putMasterData("partners", CasesAtHand.LENDER, partner);
        UUID id = arrived();
        transaction.executeWithoutResult(open -> offers.decline(id, "test"));
        callback(id, "FUNDED", "70000");
        UUID open = waiting(id).id();
        String path = "/api/v1/admin/partners/" + CasesAtHand.LENDER + "/unbooked/" + open;
        FinMeHttp.Answer refused = http.post(path, FinMeHttp.OPERATOR, Map.of("book", true));
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("no_terms");
        assertThat(waiting(id).id()).isEqualTo(open);

        terms(partner);
        http.putMasterData("partners", CasesAtHand.LENDER, partner);
        assertThat(http.post(path, FinMeHttp.OPERATOR, Map.of("book", true)).status())
                .isEqualTo(204);
        assertThat(lines(id)).containsExactly("COMMISSION 70000");
    }

    /** It was counted when we noted it, whatever terms come later; so only the count is corrected. */
    @Test
    void aLoanNotedWithoutTermsIsCountedAsItsContestedPaymentSaysOnceThatIsBooked() {
        ObjectNode partner = (ObjectNode) http.get("/api/v1/admin/partners/" + CasesAtHand.LENDER, FinMeHttp.ADMIN)
                .json();
        partner.remove("commission");
        http.putMasterData("partners", CasesAtHand.LENDER, partner);
        long before = volume();
        UUID id = paidOutByHand();
        assertThat(volume() - before).isEqualTo(9_000_000);
        LoanFact contested = new LoanFact(
                id,
                reference(id),
                dispatches.dispatches(List.of(id)).get(id).get(0).id(),
                CasesAtHand.LENDER,
                Outcome.FUNDED,
                new Money(new BigDecimal("80000"), "UAH"),
                true,
                true);
        transaction.executeWithoutResult(open -> books.book(contested));
        UUID open = waiting(id).id();
        assertThat(volume() - before).isEqualTo(9_000_000);

        unbooked.book(CasesAtHand.LENDER, open, null, "admin");
        assertThat(unbooked.waiting(1_000)).noneMatch(each -> each.id().equals(open));
        assertThat(volume() - before).isEqualTo(8_000_000);
        assertThat(lines(id)).isEmpty();
    }

    private long volume() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(amount), 0) from fdforge.settlement_volume where partner = ? and currency = 'UAH'",
                Long.class,
                CasesAtHand.LENDER));
    }

    private Unbooked.Case waiting(UUID application) {
        return unbooked.waiting(1_000).stream()
                .filter(each -> each.application().equals(application))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReturnInAnotherCurrencyIsBookedByHandInTheLoans() {
        UUID id = paidOutByHand();
        callback(id, "RETURNED", "{\"value\": 2000, \"currency\": \"EUR\"}");
        Unbooked.Case open = waiting(id);
        String path = "/api/v1/admin/partners/" + CasesAtHand.LENDER + "/unbooked/" + open.id();
        Map<String, Object> untold = Map.of("book", true);
        assertThat(http.post(path, FinMeHttp.OPERATOR, untold).body()).contains("currency that was paid out");
        Map<String, Object> as = Map.of("book", true, "amount", Map.of("value", 90000, "currency", "UAH"));
        assertThat(http.post(path, FinMeHttp.AUDITOR, as).status()).isEqualTo(403);
        assertThat(http.post(path.replace(CasesAtHand.LENDER, "another"), FinMeHttp.OPERATOR, as)
                        .status())
                .isEqualTo(404);
        assertThat(http.post(path, FinMeHttp.OPERATOR, as).status()).isEqualTo(204);
        assertThat(http.post(path, FinMeHttp.OPERATOR, as).status()).isEqualTo(409);
        assertThat(lines(id)).containsExactly("COMMISSION 90000", "CLAWBACK -90000");
    }

    @Test
    void aReturnOfWhatNobodyHadPaidOutIsNotedAndBooksNothing() {
        UUID id = arrived();
        callback(id, "RETURNED", "5000");
        assertThat(lines(id)).isEmpty();
        assertThat(facts(id)).containsExactly("RETURNED false");
        JsonNode work =
                http.get("/api/v1/admin/work?kind=BOOKING", FinMeHttp.AUDITOR).json();
        assertThat(work.toString()).doesNotContain(reference(id));
    }

    private UUID arrived() {
        return UUID.fromString(cases.arrive("OFFERED").path("id").asText());
    }

    private UUID paidOutByHand() {
        UUID id = arrived();
        UUID offer = dispatches.offers(id).get(0).id();
        transaction.executeWithoutResult(open -> offers.accept(id, offer, "test"));
        transaction.executeWithoutResult(open -> process.contractSigned(id));
        transaction.executeWithoutResult(open -> process.loanFunded(id));
        return id;
    }

    private List<String> lines(UUID application) {
        return jdbc.queryForList(
                "select kind || ' ' || amount from fdforge.settlement_entry where application = ? order by id",
                String.class,
                application);
    }

    private List<String> facts(UUID application) {
        return jdbc.queryForList(
                "select fact || ' ' || own from fdforge.settlement_fact where application = ? order by fact, own desc",
                String.class,
                application);
    }

    private String reference(UUID application) {
        return jdbc.queryForObject("select reference from fdforge.application where id = ?", String.class, application);
    }

    private void callback(UUID application, String outcome, String amount) {
        String reference = jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ?", String.class, application);
        String body = "{\"reference\": \"%s\", \"eventId\": \"%s/%s\", \"outcome\": \"%s\", \"amount\": %s}"
                .formatted(reference, application, outcome, outcome, amount);
        FinMeHttp.Answer answer = http.send(http.request("/api/v1/partners/" + CasesAtHand.LENDER + "/callbacks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
