package finme.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import finme.chaos.lender.Lenders;
import finme.chaos.node.AdminApi;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Everything an administrator does here: put in the source, the lenders and the table, and ask for the audit. */
final class Admin {
    private final AdminApi api;

    Admin(Supplier<String> finme) {
        this.api = new AdminApi(finme);
    }

    void prepare(Lenders lenders) throws Exception {
        api.put(
                "/api/v1/admin/sources/" + Applications.SOURCE,
                Map.of(
                        "code", Applications.SOURCE,
                        "name", "Chaos",
                        "state", "ACTIVE",
                        "key", Applications.KEY,
                        "format", "JSON",
                        "mapping", Applications.MAPPING,
                        "onMissing", "REFUSE"));
        for (String code : Lenders.CODES) {
            api.put("/api/v1/admin/partners/" + code, partner(code, lenders.url(code)));
        }
        api.deploy("partner-prioritisation.dmn", Applications.table());
    }

    /**
     * Decisions may take as long as they like: what gets stuck shall not be tidied up by a deadline. Only where FinMe may
     * not ask again there is no other end for what a crash kept from being sent.
     */
    private static Map<String, Object> partner(String code, String url) {
        boolean forgetful = code.equals(Lenders.FORGETFUL);
        Map<String, Object> request = Map.of(
                "url",
                url,
                "format",
                "JSON",
                "body",
                Applications.REQUEST,
                "timeout",
                "PT3S",
                "attempts",
                10,
                "onDoubt",
                forgetful ? "WAIT" : "ASK_AGAIN",
                "auth",
                Map.of("kind", "NONE"));
        return Map.of(
                "code",
                code,
                "name",
                "Lender " + code,
                "state",
                "ACTIVE",
                "request",
                request,
                "answer",
                Applications.ANSWER,
                "answerWithin",
                forgetful ? "PT20S" : "PT10M",
                "callback",
                Map.of("auth", Map.of("kind", "BEARER", "token", Lenders.TOKEN), "mapping", Applications.CALLBACK),
                "shares",
                List.of("borrower.phone", "amount"),
                "concurrency",
                100);
    }

    JsonNode audit() throws Exception {
        return api.get("/api/v1/admin/audit");
    }

    /** Ends with the node, if that is killed meanwhile. */
    void crmAway(boolean away) throws Exception {
        api.put("/sandbox/crm/outage", Map.of("away", away));
    }
}
