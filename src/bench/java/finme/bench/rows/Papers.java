package finme.bench.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What FinMe stores of the bench's application: how the person is found, the golden record, the canonical application.
 * The texts are written out here, so that no mapping is needed and the sealed columns have FinMe's length.
 *
 * @param keys by kind: normalised tax id, phone and e-mail
 */
public record Papers(Map<String, String> keys, byte[] profile, byte[] document, JsonNode loan, String region) {
    public static final List<String> KINDS = List.of("taxId", "phone", "email");
    /** As FinMe's planner writes it for the bench's decision table. */
    public static final String PLAN = """
            [{"partner":"bench-1","verdict":"PLANNED","wave":1,"tier":1,"weight":1,"rule":{"id":"Rule_First",\
            "description":"Everybody in the region."}},{"partner":"bench-2","verdict":"PLANNED","wave":2,"tier":2,\
            "weight":1,"rule":{"id":"Rule_Second","description":"Home improvement in euro."}},{"partner":"bench-3",\
            "verdict":"RULED_OUT","rule":{"id":"Rule_Large","description":"Large sums only."},"reason":\
            {"code":"rule_not_matched","text":"The closest rule (Large sums only) asks for another amount, \
            termMonths."}}]""";

    public static Papers of(JsonNode application) {
        JsonNode person = application.get("personalInformation");
        JsonNode loan = application.get("loanInformation");
        Map<String, String> keys = Map.of(
                "taxId", person.get("taxId").asText(),
                "phone", person.get("primaryPhone").asText(),
                "email", person.get("email").asText());
        return new Papers(
                keys,
                profile(application, person).getBytes(StandardCharsets.UTF_8),
                document(application, person, loan).getBytes(StandardCharsets.UTF_8),
                loan,
                person.get("state").asText());
    }

    public String key(String kind) {
        return Objects.requireNonNull(keys.get(kind));
    }

    private static String profile(JsonNode application, JsonNode person) {
        JsonNode money = application.get("financialInformation");
        return """
                {"contributions":[{"source":"source:bench","at":"%s","application":"%s","values":{\
                "borrower.address.city":%s,"borrower.address.country":%s,"borrower.address.line1":%s,\
                "borrower.address.postalCode":%s,"borrower.address.region":%s,"borrower.birthDate":%s,\
                "borrower.email":%s,"borrower.firstName":%s,"borrower.language":"cs","borrower.lastName":%s,\
                "borrower.phone":%s,"borrower.taxId":%s,"employment.employer":%s,\
                "employment.monthlyIncome":{"value":%s,"currency":"EUR"},"employment.since":%s,"employment.status":%s,\
                "obligations.monthlyPayments":{"value":%s,"currency":"EUR"}}}]}""".formatted(
                        Instant.now(),
                        UUID.randomUUID(),
                        person.get("city"),
                        person.get("country"),
                        person.get("address1"),
                        person.get("zipcode"),
                        person.get("state"),
                        person.get("dateOfBirth"),
                        person.get("email"),
                        person.get("firstName"),
                        person.get("lastName"),
                        person.get("primaryPhone"),
                        person.get("taxId"),
                        money.get("employer"),
                        money.get("annualIncome").asInt() / 12,
                        money.get("employedSince"),
                        money.get("employmentStatus"),
                        money.get("monthlyDebt"));
    }

    private static String document(JsonNode application, JsonNode person, JsonNode loan) {
        JsonNode money = application.get("financialInformation");
        JsonNode legal = application.get("legalInformation");
        JsonNode session = application.get("sessionInformation");
        return """
                {"product":"PERSONAL_LOAN","amount":{"value":%s,"currency":%s},"termMonths":%s,"purpose":%s,\
                "borrower":{"firstName":%s,"lastName":%s,"birthDate":%s,"taxId":%s,"phone":%s,"email":%s,"language":"cs",\
                "address":{"line1":%s,"city":%s,"region":%s,"postalCode":%s,"country":%s}},\
                "employment":{"status":%s,"employer":%s,"since":%s,"monthlyIncome":{"value":%s,"currency":"EUR"}},\
                "obligations":{"monthlyPayments":{"value":%s,"currency":"EUR"}},\
                "consents":[{"kind":"DATA_SHARING","version":%s,"givenAt":%s,"ip":%s,"userAgent":%s,"page":%s}]}""".formatted(
                        loan.get("loanAmount"),
                        loan.get("currency"),
                        loan.get("termMonths"),
                        loan.get("purpose"),
                        person.get("firstName"),
                        person.get("lastName"),
                        person.get("dateOfBirth"),
                        person.get("taxId"),
                        person.get("primaryPhone"),
                        person.get("email"),
                        person.get("address1"),
                        person.get("city"),
                        person.get("state"),
                        person.get("zipcode"),
                        person.get("country"),
                        money.get("employmentStatus"),
                        money.get("employer"),
                        money.get("employedSince"),
                        money.get("annualIncome").asInt() / 12,
                        money.get("monthlyDebt"),
                        legal.get("consentVersion"),
                        legal.get("consentedAt"),
                        legal.get("ipAddress"),
                        session.get("userAgent"),
                        session.get("landingPage"));
    }

    /** As FinMe keeps a partner's own words, with the request that they answer. */
    public static byte[] words(String reason, String url, String request, String answer) {
        return "{\"reason\":\"%s\",\"exchange\":{\"method\":\"POST\",\"url\":\"%s\",\"type\":\"application/json\",\"body\":\"%s\",\"status\":200,\"answer\":\"%s\"}}"
                .formatted(reason, url, quoted(request), quoted(answer))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String body) {
        return body.replace("\"", "\\\"");
    }
}
