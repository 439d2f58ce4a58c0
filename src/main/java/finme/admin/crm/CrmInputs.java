package finme.admin.crm;

import finme.admin.resource.FormFields.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs of a CRM's form. */
final class CrmInputs {
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
    private static final List<String> RECORDS = List.of("borrower", "application", "partner", "directory");

    private static final List<String> CALLS = List.of("upsert", "create", "update", "read", "changed");

    static {
        List.of("/code", "/name", "/state", "/kind", "/url").forEach(input -> ALL.put(input, Kind.TEXT));
        AUTH.forEach(field -> ALL.put("/auth/" + field, Kind.TEXT));
        ALL.put("/batch", Kind.NUMBER);
        ALL.put("/perSecond", Kind.NUMBER);
        ALL.put("/poll", Kind.TEXT);
        ALL.put("/webhook/secret", Kind.TEXT);
        ALL.put("/sealed/publicKey", Kind.JSON);
        ALL.put("/sealed/privateKey", Kind.TEXT);
        ALL.put("/sealed/fields", Kind.LINES);
        RECORDS.forEach(record -> List.of("entity", "key", "out")
                .forEach(field -> ALL.put("/records/" + record + '/' + field, Kind.TEXT)));
        RECORDS.forEach(record -> {
            CALLS.forEach(call -> ALL.put("/records/" + record + '/' + call, Kind.JSON));
            ALL.put("/records/" + record + "/version", Kind.TEXT);
        });
        List.of("changedAt", "in", "else").forEach(field -> ALL.put("/records/borrower/" + field, Kind.TEXT));
        ALL.put("/records/borrower/owners", Kind.PAIRS);
        List.of("changedAt", "in").forEach(field -> ALL.put("/records/application/" + field, Kind.TEXT));
    }

    static final Map<String, String> BLANK = Map.of(
            "/state", "PAUSED",
            "/kind", "ODATA",
            "/auth/kind", "OAUTH2",
            "/batch", "100",
            "/records/application/entity", "Applications",
            "/records/application/key", "FinMeId",
            "/records/application/out", """
            {
              Reference: application.reference,
              Status: application.status,
              Amount: application.amount.value,
              Currency: application.amount.currency,
              BorrowerId: application.borrowerId
            }""");

    private CrmInputs() {}
}
