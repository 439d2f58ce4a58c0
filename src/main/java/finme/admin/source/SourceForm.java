package finme.admin.source;

import finme.admin.FormFields;
import finme.admin.FormFields.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** The inputs of a source's form. */
final class SourceForm {
    static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("/code", Kind.TEXT);
        KINDS.put("/name", Kind.TEXT);
        KINDS.put("/state", Kind.TEXT);
        KINDS.put("/key", Kind.TEXT);
        KINDS.put("/format", Kind.TEXT);
        KINDS.put("/mapping", Kind.TEXT);
        KINDS.put("/externalId", Kind.TEXT);
        KINDS.put("/onMissing", Kind.TEXT);
        KINDS.put("/duplicates/days", Kind.NUMBER);
        KINDS.put("/duplicates/keys", Kind.LINES);
        KINDS.put("/perMinute", Kind.NUMBER);
        KINDS.put("/test", Kind.FLAG);
        KINDS.put("/callback/url", Kind.TEXT);
        KINDS.put("/callback/secret", Kind.TEXT);
    }

    private static final Map<String, String> NEW =
            Map.of("/state", "PAUSED", "/format", "JSON", "/onMissing", "REFUSE", "/mapping", """
            {
              product: "PERSONAL_LOAN",
              amount: {value: payload.amount, currency: "EUR"},
              termMonths: payload.months,
              borrower: {
                firstName: payload.firstName,
                lastName: payload.lastName,
                birthDate: payload.birthDate,
                phone: payload.phone,
                email: payload.email
              },
              consents: [{kind: "DATA_SHARING", version: payload.consentVersion, givenAt: payload.consentAt}]
            }""");

    private SourceForm() {}

    static FormFields blank() {
        return FormFields.sent(KINDS, NEW);
    }
}
