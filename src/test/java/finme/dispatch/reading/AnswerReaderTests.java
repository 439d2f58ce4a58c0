package finme.dispatch.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.dispatch.answer.Answer;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.AttemptResult.Answered;
import finme.dispatch.answer.AttemptResult.Retryable;
import finme.dispatch.answer.AttemptResult.Unanswered;
import finme.dispatch.answer.Reply;
import finme.dispatch.terms.Terms;
import finme.dispatch.testing.Mappings;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of {@code samples/partners/answers.md}, and those that are none. */
class AnswerReaderTests {
    private static final String SIMPLE = "{outcome: body.outcome}";
    private static final String LEAD =
            "{outcome: if lower case(body.status) = \"accepted\" then \"OFFERED\" else if lower case(body.reason) = \"duplicate\""
                    + " then \"DUPLICATE\" else \"DECLINED\", reference: body.lead_id, reason: {text: body.reason},"
                    + " price: body.price, offers: [{redirectUrl: body.redirect_url}]}";

    private final AnswerReader reader = new AnswerReader(new Bodies(Mappings.PAYLOADS), Mappings.FEEL);

    @Test
    void acceptedAtOnceWithARedirect() {
        Answer answer = said(LEAD, 201, "application/json", """
                {"status": "accepted", "lead_id": "A-556", "price": 24.5, "redirect_url": "https://alpha.example.test/continue/9f1"}""");
        assertThat(answer.outcome()).isEqualTo(Outcome.OFFERED);
        assertThat(answer.price()).isEqualByComparingTo("24.5");
        assertThat(answer.words().reference()).isEqualTo("A-556");
        assertThat(answer.offers())
                .singleElement()
                .extracting(Terms::redirectUrl)
                .isEqualTo("https://alpha.example.test/continue/9f1");
    }

    @Test
    void rejectInsideHttp200() {
        Answer answer = said(LEAD, 200, "application/json", """
                {"status": "rejected", "reason": "Duplicate", "price": 0}""");
        assertThat(answer.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(answer.words().reason()).isEqualTo("Duplicate");
    }

    @Test
    void numbersAsStrings() {
        String mapping =
                "{outcome: if body.Result = \"1\" then \"OFFERED\" else \"DECLINED\", reference: body.LeadID, price: body.Price, reason: {code: body.Result, text: body.Message}}";
        Answer answer = said(mapping, 200, "text/plain", """
                {"Result": "2", "Price": "0", "LeadID": "881", "Message": "Does not meet criteria"}""");
        assertThat(answer.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(answer.price()).isZero();
        assertThat(answer.reasonCode()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7000        | 7000
            7000.50     | 7000.5
            "7000"      | 7000
            "7.000,00"  | 7000
            "7,000.00"  | 7000
            "7 000"     | 7000
            {"value": "7000.00", "currency": "EUR"} | 7000
            null        | asked for
            "7.000"     |
            "7,000"     |
            "€ 7000"    |
            "n/a"       |
            ""          |
            "0"         |
            0           |
            -7000       |
            true        |
            [7000]      |
            {}          |
            """)
    void anAmountThatCanNotBeReadIsUnderReview(String written, @Nullable String amount) {
        Answer answer = said(
                "{outcome: \"OFFERED\", offers: [{amount: body.sum, apr: \"4.125\"}]}",
                200,
                "application/json",
                "{\"sum\": " + written + "}");
        if (amount == null) {
            assertThat(answer.outcome()).isEqualTo(Outcome.UNDER_REVIEW);
            assertThat(answer.reasonCode()).isEqualTo("unreadable_amount");
            return;
        }
        assertThat(answer.outcome()).isEqualTo(Outcome.OFFERED);
        Terms offer = answer.offers().get(0);
        assertThat(offer.apr()).isEqualByComparingTo("4.125");
        if (amount.equals("asked for")) {
            assertThat(offer.amount()).isNull();
        } else {
            assertThat(offer.amount()).isEqualByComparingTo(amount);
        }
    }

    @Test
    void priceCounter() {
        String mapping =
                "{outcome: if body.PriceRejectAmount != null then \"PRICE_COUNTER\" else \"DECLINED\", price: body.PriceRejectAmount}";
        Answer answer = said(mapping, 200, "application/json", """
                {"Status": "Rejected", "PriceRejectAmount": "15.00", "Message": "Price too high"}""");
        assertThat(answer.outcome()).isEqualTo(Outcome.PRICE_COUNTER);
        assertThat(answer.price()).isEqualByComparingTo("15");
    }

    @Test
    void queuedForLater() {
        String mapping = "{outcome: if status = 202 then \"PENDING\" else \"DECLINED\", reference: body.LeadId}";
        assertThat(said(mapping, 202, "application/json", """
                {"Result": "Success", "LeadId": "77123", "Message": "Lead accepted - delayed"}""").outcome()).isEqualTo(Outcome.PENDING);
        assertThat(said(mapping, 202, "application/json", "").outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void listOfOffers() {
        String mapping = """
                {outcome: if body.status = "OFFERS_AVAILABLE" then "OFFERED" else "DECLINED", reference: body.partner_reference,
                 offers: for o in body.unsecured_offers return {amount: o.loan_offered, termMonths: o.term_offered, apr: o.apr,
                   monthlyPayment: o.monthly_repayment, totalPayable: o.total_repayment, certainty: o.approval_percentage / 100,
                   redirectUrl: o.proceed_url_redirect}}""";
        Answer answer = said(mapping, 200, "application/json", """
                {"partner_reference": "FM-184", "status": "OFFERS_AVAILABLE", "unsecured_offers": [{"uuid": "6a1", "loan_offered": 6000,
                 "term_offered": 36, "apr": 16.4, "monthly_repayment": 210.12, "total_repayment": 7564.32, "approval_percentage": 90,
                 "proceed_url_redirect": "https://delta.example.test/proceed?ref=1"}]}""");
        assertThat(answer.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.amount()).isEqualByComparingTo("6000");
            assertThat(offer.termMonths()).isEqualTo(36);
            assertThat(offer.monthlyPayment()).isEqualByComparingTo("210.12");
            assertThat(offer.certainty()).isEqualByComparingTo("0.9");
        });
    }

    @Test
    void feasibleAdjustedWithDocuments() {
        String mapping = """
                {outcome: if body.offer.status.feasibility = "FEASIBLE" then "MORE_NEEDED" else "DECLINED",
                 reference: body.offer.providerReference,
                 reason: {code: body.offer.messages[1].code, text: body.offer.messages[1].text},
                 offers: [{amount: body.offer.loan.netAmount, termMonths: body.offer.loan.termMonths, apr: body.offer.loan.effectiveRate * 100}],
                 needs: for d in body.offer.documents return {kind: "DOCUMENT", code: d.code, text: d.text}}""";
        Answer answer = said(mapping, 200, "application/json", """
                {"offer": {"provider": "EPSILON", "providerReference": "XVG456", "loan": {"effectiveRate": 0.082, "netAmount": 5000,
                 "termMonths": 48, "monthly": 122.30}, "status": {"feasibility": "FEASIBLE", "adjusted": true},
                 "messages": [{"category": "ADJUSTMENT", "code": "bank.adjust.term", "text": "Term was changed."}],
                 "documents": [{"code": "bank.doc.payslip", "text": "Payslips of the last 3 months"}]}}""");
        assertThat(answer.outcome()).isEqualTo(Outcome.MORE_NEEDED);
        assertThat(answer.reasonCode()).as("could name somebody").isNull();
        assertThat(answer.words().code()).isEqualTo("bank.adjust.term");
        assertThat(answer.words().needs())
                .containsExactly(Map.of(
                        "kind", "DOCUMENT", "code", "bank.doc.payslip", "text", "Payslips of the last 3 months"));
        assertThat(answer.offers()).singleElement().extracting(Terms::apr).isEqualTo(new BigDecimal("8.2"));
    }

    @Test
    void xmlBothWays() {
        String mapping = """
                {outcome: if body.isValidPost = "true" then "OFFERED" else if body.ResponseType = "6" then "DUPLICATE" else "DECLINED",
                 reference: body.PostID, price: body.Price, reason: {code: body.ResponseType, text: body.ResponseDetails},
                 offers: [{redirectUrl: body.RedirectURL}]}""";
        Answer accepted = said(mapping, 200, "application/json", """
                <PostResponse><PostID>991</PostID><isValidPost>true</isValidPost><ResponseType>0</ResponseType><ResponseDetails>Lead was accepted</ResponseDetails><Price>30.00</Price><RedirectURL>https://beta.example.test/e-sign/1</RedirectURL></PostResponse>""");
        assertThat(accepted.outcome()).isEqualTo(Outcome.OFFERED);
        assertThat(accepted.price()).isEqualByComparingTo("30");
        Answer duplicate = said(mapping, 200, "text/xml;charset=utf-8", """
                <PostResponse><PostID/><isValidPost>false</isValidPost><ResponseType>6</ResponseType><ResponseDetails>Duplicate_Lead</ResponseDetails><Price>0</Price></PostResponse>""");
        assertThat(duplicate.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(duplicate.words().reference()).isNull();
    }

    @Test
    void formFields() {
        assertThat(said(
                                "{outcome: if body.result = \"ok\" then \"OFFERED\" else \"DECLINED\"}",
                                200,
                                "text/html",
                                "result=ok&id=4")
                        .outcome())
                .isEqualTo(Outcome.OFFERED);
    }

    @Test
    void whatCanBeReadIsReadWhateverItClaimsToBe() {
        String xml = "<answer><outcome>OFFERED</outcome><id>Č1</id></answer>";
        String json = "{\"outcome\": \"OFFERED\", \"id\": \"Č1\"}";
        Charset czech = Charset.forName("windows-1250");
        List<Map.Entry<String, byte[]>> bodies = List.of(
                Map.entry("text/html", json.getBytes(UTF_8)),
                Map.entry("", xml.getBytes(UTF_8)),
                Map.entry("application/json", xml.getBytes(UTF_8)),
                Map.entry("application/xml", ("\uFEFF" + json).getBytes(UTF_8)),
                Map.entry("text/xml", ("\r\n <?xml version='1.0'?>" + xml).getBytes(UTF_8)),
                Map.entry("text/xml", ("\uFEFF\n<?xml version='1.0'?>\n" + xml).getBytes(UTF_8)),
                Map.entry("text/xml", ("<?xml version='1.0' encoding='UTF-16'?>" + xml).getBytes(UTF_8)),
                Map.entry("text/xml", ("<?xml version='1.0' encoding='no-such'?>" + xml).getBytes(UTF_8)),
                Map.entry("text/xml", ("<?xml version='1.0' encoding='ISO-8859-1'?>" + xml).getBytes(UTF_8)),
                Map.entry("text/xml", ("<?xml version='1.0' encoding='windows-1250'?>" + xml).getBytes(czech)),
                Map.entry("text/xml; charset=utf-16", xml.getBytes(UTF_8)),
                Map.entry("text/plain; charset=windows-1250", json.getBytes(czech)),
                Map.entry("application/json", json.getBytes(StandardCharsets.UTF_16)),
                Map.entry("application/json", json.getBytes(StandardCharsets.UTF_16LE)),
                Map.entry("application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_16BE)));
        assertThat(bodies).allSatisfy(body -> {
            Reply reply = new Reply(200, Map.of("content-type", body.getKey()), body.getValue());
            AttemptResult result = reader.read("{outcome: body.outcome, reference: body.id}", reply, ZoneOffset.UTC);
            assertThat(result).isInstanceOf(Answered.class);
            assertThat(((Answered) result).answer().words().reference()).isEqualTo("Č1");
        });
        assertThat(said(SIMPLE, 200, "application/json", "{\"outcome\": \"DECLINED\"}")
                        .outcome())
                .isEqualTo(Outcome.DECLINED);
        byte[] undeclared = "{\"outcome\": \"DECLINED\", \"why\": \"Šimon\"}".getBytes(Charset.forName("windows-1252"));
        assertThat(reader.read(SIMPLE, new Reply(200, Map.of(), undeclared), ZoneOffset.UTC))
                .isInstanceOf(Answered.class);
        assertThat(read(SIMPLE, 200, "text/xml", "<?xml version='1.0'?>\n<html><body>Error</body></html>"))
                .isInstanceOf(Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"acc",
                "",
                "  \n",
                "<!DOCTYPE html><html><body>Error</body></html>",
                "<html/>",
                "<a><b></a>",
                "Service unavailable",
                "\u0000\u0001\u0002"
            })
    void malformedIsDoubtAndNoRefusal(String body) {
        assertThat(read(SIMPLE, 200, "application/json", body)).isInstanceOfSatisfying(Retryable.class, again -> {
            assertThat(again.reasonCode()).isEqualTo("malformed_answer");
            assertThat(again.exhausted().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(again.exhausted().raw()).isEqualTo(body.replace('\0', ' '));
            assertThat(again.toString()).doesNotContain("status");
        });
        assertThat(read(SIMPLE, 400, "application/json", body))
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        unsaid -> assertThat(unsaid.reasonCode()).isEqualTo("http_400"));
    }

    @ParameterizedTest
    @CsvSource({"500,http_500", "503,http_503", "429,http_429", "408,http_408"})
    void transientFaultsAreTriedAgain(int status, String reason) {
        Reply reply = new Reply(status, Map.of("retry-after", "2"), "{\"outcome\": \"DECLINED\"}".getBytes(UTF_8));
        assertThat(reader.read(SIMPLE, reply, ZoneOffset.UTC)).isEqualTo(new Retryable(reason, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"302,redirected", "401,http_401", "403,http_403", "404,http_404", "415,http_415"})
    void ourOwnMistakesAreNoRefusalEither(int status, String reason) {
        AttemptResult result =
                read("{outcome: \"DECLINED\"}", status, "application/json", "{\"outcome\": \"DECLINED\"}");
        assertThat(result)
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        unsaid -> assertThat(unsaid.reasonCode()).isEqualTo(reason));
    }

    @Test
    void aRefusalMayComeAs422() {
        assertThat(said(SIMPLE, 422, "application/json", "{\"outcome\": \"declined\"}")
                        .outcome())
                .isEqualTo(Outcome.DECLINED);
        assertThat(read(SIMPLE, 422, "application/json", "{}")).isInstanceOf(Unanswered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"MAYBE\"", "\"TIMED_OUT\"", "\"FUNDED\"", "17", "null", "[1]"})
    void unknownWordsAreUnderReviewWithTheirText(String word) {
        Answer answer = said(SIMPLE, 200, "application/json", "{\"outcome\": " + word + "}");
        assertThat(answer.outcome()).isEqualTo(Outcome.UNDER_REVIEW);
        assertThat(answer.words().raw()).contains("outcome");
        assertThat(answer.offers()).isEmpty();
    }

    @Test
    void aFaultOfTheMappingIsUnderReview() {
        assertThat(said("\"OFFERED\"", 200, "application/json", "{}").reasonCode())
                .isEqualTo("mapping_fault");
        assertThat(said("{outcome: \"RETRY\" + 1}", 200, "application/json", "{}")
                        .outcome())
                .isEqualTo(Outcome.UNDER_REVIEW);
    }

    @Test
    void retryIsTriedAgain() {
        assertThat(read("{outcome: \"RETRY\"}", 200, "application/json", "{}")).isInstanceOf(Retryable.class);
    }

    @Test
    void leavesOutWhatItCantUse() {
        String mapping =
                "{outcome: \"OFFERED\", needs: \"passport\", offers: [{amount: \"6 000,50\", termMonths: \"36\", apr: \"16.4 %\", redirectUrl: \"javascript:alert(1)\", expiresAt: \"2026-03-02T17:20:11+0700\", certainty: \"high\"}]}";
        Answer answer = said(mapping, 200, "application/json", "{}");
        assertThat(answer.words().needs()).containsExactly(Map.of("text", "passport"));
        assertThat(answer.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.amount()).isEqualByComparingTo("6000.50");
            assertThat(offer.termMonths()).isEqualTo(36);
            assertThat(offer.apr()).isEqualByComparingTo("16.4");
            assertThat(offer.redirectUrl()).isNull();
            assertThat(offer.certainty()).isNull();
            assertThat(offer.expiresAt()).isEqualTo(Instant.parse("2026-03-02T10:20:11Z"));
        });
    }

    /** In FEEL whatever goes wrong is null, and null would be the amount asked for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            36       | OFFERED
            n/a      | UNDER_REVIEW
            7.000,00 | UNDER_REVIEW
            € 7000   | UNDER_REVIEW
            """)
    void whatAMappingMakesNothingOfIsDoubted(String written, Outcome outcome) {
        String body = "{\"sum\": \"" + written + "\", \"list\": [{\"sum\": \"" + written + "\"}]}";
        for (String mapping : List.of(
                "{outcome: \"OFFERED\", offers: [{amount: number(body.sum)}]}",
                "{outcome: \"OFFERED\", offers: for o in body.list return {amount: number(o.sum)}}",
                "{outcome: \"OFFERED\", offers: [{amount: body.other, termMonths: number(body.sum)}]}")) {
            assertThat(said(mapping, 200, "application/json", body).outcome())
                    .as(mapping)
                    .isEqualTo(outcome);
        }
    }

    @Test
    void aPlaceWithNothingInItIsNoAmountAndNoOtherMember() {
        String nothing = "{\"sum\": \"\"}";
        assertThat(said(
                                "{outcome: \"OFFERED\", offers: [{amount: number(body.sum)}]}",
                                200,
                                "application/json",
                                nothing)
                        .outcome())
                .isEqualTo(Outcome.UNDER_REVIEW);
        assertThat(said("{outcome: \"OFFERED\", offers: [{apr: number(body.sum)}]}", 200, "application/json", nothing)
                        .outcome())
                .isEqualTo(Outcome.OFFERED);
    }

    @Test
    void onlyAnOfferIsHeldUpByItsTerms() {
        String mapping = "{outcome: body.outcome, price: \"a lot\", offers: [{amount: \"7.000\"}]}";
        assertThat(said(mapping, 200, "application/json", "{\"outcome\": \"OFFERED\"}"))
                .satisfies(answer -> {
                    assertThat(answer.outcome()).isEqualTo(Outcome.UNDER_REVIEW);
                    assertThat(answer.words().doubts()).hasSize(2);
                });
        Answer no = said(mapping, 200, "application/json", "{\"outcome\": \"DECLINED\"}");
        assertThat(no.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(no.offers()).isEmpty();
    }

    @Test
    void printsNothingPersonal() {
        Answer answer = said(LEAD, 200, "application/json", "{\"status\": \"accepted\", \"reason\": \"Irina\"}");
        assertThat(List.of(
                        answer.toString(),
                        answer.words().toString(),
                        answer.offers().toString()))
                .noneMatch(text -> text.contains("Irina"));
    }

    private Answer said(String mapping, int status, String type, String body) {
        AttemptResult result = read(mapping, status, type, body);
        assertThat(result).isInstanceOf(Answered.class);
        return ((Answered) result).answer();
    }

    private AttemptResult read(String mapping, int status, String type, String body) {
        return reader.read(
                mapping, new Reply(status, Map.of("content-type", type), body.getBytes(UTF_8)), ZoneOffset.UTC);
    }
}
