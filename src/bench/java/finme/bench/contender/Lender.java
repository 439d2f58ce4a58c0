package finme.bench.contender;

import java.util.List;
import java.util.Map;

/** A lender as FinMe's API takes it: six fields out, a no or an offer back. */
public final class Lender {
    private static final String BODY =
            "{ref: dispatch.reference, sum: application.amount.value, months: application.termMonths, "
                    + "first: application.borrower.firstName, last: application.borrower.lastName, "
                    + "phone: application.borrower.phone, email: application.borrower.email}";
    private static final String ANSWER = "{outcome: if body.status = \"accepted\" then \"OFFERED\""
            + " else if body.status = \"pending\" then \"PENDING\" else \"DECLINED\", "
            + "reference: body.id, reason: {code: body.code, text: body.msg}}";
    private static final List<String> SHARES = List.of(
            "borrower.firstName", "borrower.lastName", "borrower.phone", "borrower.email", "amount", "termMonths");
    static final int CONCURRENCY = 1_000;

    private Lender() {}

    static Map<String, Object> of(String code, String url, int concurrency) {
        Map<String, Object> request = Map.of(
                "url",
                url,
                "format",
                "JSON",
                "body",
                BODY,
                "timeout",
                "PT10S",
                "attempts",
                3,
                "auth",
                Map.of("kind", "NONE"));
        return Map.of(
                "code", code,
                "name", code,
                "state", "ACTIVE",
                "request", request,
                "answer", ANSWER,
                "answerWithin", "PT1H",
                "shares", SHARES,
                "concurrency", concurrency);
    }

    /** What floor and plain send, which have no mapping. */
    public static String body(String reference, com.fasterxml.jackson.databind.JsonNode application) {
        var person = application.get("personalInformation");
        var loan = application.get("loanInformation");
        return "{\"ref\":\"%s\",\"sum\":%s,\"months\":%s,\"first\":%s,\"last\":%s,\"phone\":%s,\"email\":%s}"
                .formatted(
                        reference,
                        loan.get("loanAmount"),
                        loan.get("termMonths"),
                        person.get("firstName"),
                        person.get("lastName"),
                        person.get("primaryPhone"),
                        person.get("email"));
    }
}
