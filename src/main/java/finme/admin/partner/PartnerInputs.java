package finme.admin.partner;

import finme.admin.resource.FormFields.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of a partner's form. */
final class PartnerInputs {
    static final Map<String, Kind> ALL = new LinkedHashMap<>();
    private static final List<String> AUTH = List.of(
            "kind",
            "username",
            "password",
            "token",
            "header",
            "value",
            "tokenUrl",
            "clientId",
            "clientSecret",
            "scope",
            "algorithm",
            "encoding",
            "secret",
            "certificate",
            "privateKey",
            "authority");

    static {
        text("/code", "/name", "/state", "/request/url", "/request/testUrl", "/request/method", "/request/format");
        ALL.put("/request/headers", Kind.PAIRS);
        text("/request/body", "/request/timeout");
        ALL.put("/request/attempts", Kind.NUMBER);
        text("/request/onDoubt");
        AUTH.forEach(field -> text("/request/auth/" + field));
        text("/answer", "/answerWithin", "/callback/mapping");
        AUTH.forEach(field -> text("/callback/auth/" + field));
        ALL.put("/shares", Kind.LINES);
        text("/limits/*/counts", "/limits/*/per");
        ALL.put("/limits/*/max", Kind.NUMBER);
        text("/schedule/zone", "/schedule/outside");
        ALL.put("/schedule/open/*/days", Kind.TICKS);
        text("/schedule/open/*/from", "/schedule/open/*/to", "/budget/per");
        ALL.put("/budget/max/value", Kind.NUMBER);
        text("/budget/max/currency");
        ALL.put("/duplicates/days", Kind.NUMBER);
        ALL.put("/duplicates/keys", Kind.TICKS);
        ALL.put("/commission", Kind.JSON);
        ALL.put("/ping", Kind.JSON);
        ALL.put("/suppression", Kind.LINES);
        ALL.put("/concurrency", Kind.NUMBER);
        ALL.put("/perSecond", Kind.NUMBER);
    }

    static final Map<String, String> BLANK = Map.ofEntries(
            Map.entry("/state", "PAUSED"),
            Map.entry("/request/method", "POST"),
            Map.entry("/request/format", "JSON"),
            Map.entry("/request/timeout", "PT10S"),
            Map.entry("/request/attempts", "3"),
            Map.entry("/request/onDoubt", "ASK_AGAIN"),
            Map.entry("/answerWithin", "PT2M"),
            Map.entry("/concurrency", "20"),
            Map.entry("/perSecond", "10"),
            Map.entry(
                    "/shares",
                    String.join(
                            "\n",
                            "product",
                            "amount",
                            "termMonths",
                            "borrower.firstName",
                            "borrower.lastName",
                            "borrower.phone")),
            Map.entry("/request/body", """
            {
              ref: dispatch.reference,
              callback: dispatch.callbackUrl,
              sum: application.amount.value,
              months: application.termMonths,
              firstName: application.borrower.firstName,
              lastName: application.borrower.lastName,
              phone: application.borrower.phone
            }"""),
            Map.entry("/answer", """
            {
              outcome: if body.status = "accepted" then "OFFERED" else "DECLINED",
              reference: body.id,
              reason: {code: body.code, text: body.message},
              offers: if body.status = "accepted" then [{amount: body.amount, redirectUrl: body.url}] else []
            }"""));

    private PartnerInputs() {}

    private static void text(String... pointers) {
        for (String pointer : pointers) {
            ALL.put(pointer, Kind.TEXT);
        }
    }
}
