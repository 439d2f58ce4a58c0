package finme.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CodeLists;
import finme.canonical.Conversion;
import finme.gateway.ApplicationIntake.Key;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.mapping.Feel;
import finme.mapping.PayloadFormat;
import finme.mapping.Payloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Every sample with the demo's mapping of its source: through parser, FEEL, reader and schema, without a database. */
class SamplesTests {
    private static final Map<String, Set<String>> CODES = Map.of(
            "products", Set.of("PERSONAL_LOAN", "PAYDAY_LOAN"),
            "purposes", Set.of("HOME_IMPROVEMENT", "DEBT_CONSOLIDATION"),
            "regions", Set.of("JM", "PR", "MO", "32"),
            "employment-kinds", Set.of("EMPLOYED", "STUDENT", "RETIRED"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static AnnotationConfigApplicationContext mapping;
    private static Acceptance acceptance;

    @BeforeAll
    static void start() {
        mapping = new AnnotationConfigApplicationContext();
        mapping.registerBean(CodeLists.class, () -> code -> CODES.getOrDefault(code, Set.of()));
        mapping.scan("finme.mapping", "finme.canonical");
        mapping.refresh();
        Mappings mappings = new Mappings(mapping.getBean(Feel.class));
        acceptance = new Acceptance(mappings, mapping.getBean(Conversion.class));
    }

    @AfterAll
    static void stop() {
        mapping.close();
    }

    @Test
    void readsTheWebForm() throws Exception {
        Submission submission = accept("web-form", sample("web-form.json"));
        assertCanonical(submission, """
                {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 36,
                 "purpose": "HOME_IMPROVEMENT",
                 "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17", "taxId": "9004171234",
                   "phone": "+420601000184", "email": "irina.novak@example.test",
                   "address": {"line1": "Lipova 12", "city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
                 "employment": {"status": "EMPLOYED", "employer": "Acme s.r.o.", "since": "2019-05-01",
                   "monthlyIncome": {"value": 1800, "currency": "EUR"}},
                 "obligations": {"monthlyPayments": {"value": 250, "currency": "EUR"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z",
                   "ip": "192.0.2.14", "userAgent": "Mozilla/5.0 (X11; Linux x86_64)", "page": "https://apply.example.test/loan"}],
                 "attributes": {"creditRating": "good", "payFrequency": "monthly"}}""");
        assertThat(key(submission).basis()).isEqualTo(Key.Basis.EXTERNAL_ID);
        assertThat(key(submission).value()).isEqualTo("WEB-2026-000184");
    }

    @Test
    void readsTheFlatAffiliate() throws Exception {
        Submission submission = accept("affiliate-flat", sample("affiliate-flat.json"));
        assertCanonical(submission, """
                {"product": "PAYDAY_LOAN", "amount": {"value": 400, "currency": "EUR"}, "termMonths": 1,
                 "borrower": {"firstName": "Petr", "lastName": "Horak", "birthDate": "1986-10-24",
                   "phone": "+420601000252", "email": "petr.horak@example.test",
                   "address": {"line1": "Dlouha 7", "city": "Praha", "region": "PR", "postalCode": "110 00", "country": "CZ"}},
                 "employment": {"status": "EMPLOYED", "monthlyIncome": {"value": 1450, "currency": "EUR"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "affiliate-flat-1", "givenAt": "2026-03-02T10:14:05Z",
                   "ip": "192.0.2.52", "userAgent": "Mozilla/5.0 (iPhone)", "page": "https://loans.example.test"}],
                 "attributes": {"campaign": "10", "payFrequency": "LastWorkingDayMonth", "minimumCommission": 5}}""");
    }

    @Test
    void readsTheXmlAffiliate() throws Exception {
        Submission submission = accept("affiliate-xml", sample("affiliate.xml"));
        assertCanonical(submission, """
                {"product": "PERSONAL_LOAN", "amount": {"value": 2500, "currency": "EUR"}, "termMonths": 24,
                 "purpose": "DEBT_CONSOLIDATION",
                 "borrower": {"firstName": "Ana", "lastName": "Králová", "birthDate": "1988-01-01",
                   "phone": "+420601000377", "email": "ana@example.test",
                   "address": {"city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
                 "employment": {"status": "EMPLOYED", "monthlyIncome": {"value": 1300.5, "currency": "EUR"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:01:00Z",
                   "ip": "192.0.2.127", "userAgent": "Mozilla/5.0", "page": "https://loans.example.test/a?x=1&y=2"}],
                 "attributes": {"channel": "Social", "subId": "FB1"}}""");
        assertThat(key(submission).value()).isEqualTo("PX-5591");
    }

    @Test
    void readsThePaydayForm() throws Exception {
        Submission submission = accept("payday-form", sample("payday-form.txt"));
        assertCanonical(submission, """
                {"product": "PAYDAY_LOAN", "amount": {"value": 1500, "currency": "EUR"}, "termMonths": 12,
                 "borrower": {"firstName": "Marek", "lastName": "Veselý", "birthDate": "1994-07-03",
                   "phone": "+420601000499", "email": "marek.vesely@example.test",
                   "address": {"region": "MO", "postalCode": "70200", "country": "CZ"}},
                 "employment": {"status": "EMPLOYED", "monthlyIncome": {"value": 1900, "currency": "EUR"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "payday-form-1", "givenAt": "2026-03-02T09:30:00Z",
                   "ip": "192.0.2.200", "userAgent": "Mozilla/5.0", "page": "https://pay.example.test"}],
                 "attributes": {"directDeposit": true, "payPeriod": "4"}}""");
    }

    @Test
    void readsTheBankLead() throws Exception {
        Submission submission = accept("bank-lead", sample("bank-lead.json"));
        assertCanonical(submission, """
                {"product": "PERSONAL_LOAN", "amount": {"value": 150000, "currency": "UAH"}, "termMonths": 18,
                 "purpose": "HOME_IMPROVEMENT",
                 "borrower": {"firstName": "Oksana", "middleName": "Ivanivna", "lastName": "Bondar", "birthDate": "1983-09-02",
                   "taxId": "3052912345", "phone": "+380671112233", "email": "oksana.b@example.test", "language": "uk",
                   "address": {"line1": "Soborna 4", "city": "Bucha", "region": "32", "country": "UA"}},
                 "employment": {"status": "EMPLOYED", "employer": "School 5", "monthlyIncome": {"value": 32000, "currency": "UAH"}},
                 "obligations": {"monthlyPayments": {"value": 2500, "currency": "UAH"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:00:00Z"}],
                 "attributes": {"carOwner": true, "children": 1, "closedCredits": 3, "dependents": 1, "hasMortgage": false}}""");
    }

    @Test
    void readsTheBranchFilesGoodRows() throws Exception {
        List<String> lines = sample("branch.csv").lines().toList();
        Submission first = accept("branch", lines.get(0) + "\n" + lines.get(1) + "\n");
        assertThat(first.application().at("/borrower/lastName").textValue()).isEqualTo("Novak, ml.");
        Submission fifth = accept("branch", lines.get(0) + "\n" + lines.get(5) + "\n");
        assertThat(fifth.application().at("/borrower/firstName").textValue()).isEqualTo("Zdeněk \"Zdenda\"");
        assertThat(fifth.application().at("/employment/status").textValue()).isEqualTo("RETIRED");
    }

    @Test
    void refusesTheBranchFilesBadRowsWithEveryFault() throws Exception {
        List<String> lines = sample("branch.csv").lines().toList();
        assertThat(faults(lines.get(0) + "\n" + lines.get(2)))
                .containsExactlyInAnyOrder("/consents/0/givenAt required", "/consents consent_required");
        assertThat(faults(lines.get(0) + "\n" + lines.get(3)))
                .containsExactlyInAnyOrder(
                        "/borrower/firstName required",
                        "/borrower/birthDate invalid_date",
                        "/borrower/phone invalid_phone",
                        "/borrower/email invalid_email",
                        "/amount/value too_small",
                        "/termMonths required");
    }

    @Test
    void knowsAResendByItsExternalIdWhateverTheConsentSays() throws Exception {
        String text = sample("web-form.json");
        Submission first = accept("web-form", text);
        Submission again = accept("web-form", text.replace("10:14:05Z", "10:15:05Z"));
        Submission other = accept("web-form", text.replace("6000", "9000"));
        assertThat(key(again)).isEqualTo(key(first));
        assertThat(key(other).fingerprint()).isNotEqualTo(key(first).fingerprint());
    }

    private static Key key(Submission submission) {
        assertThat(submission.keys()).hasSize(1);
        return submission.keys().get(0);
    }

    private static List<String> faults(String csv) {
        Problem problem = catchThrowableOfType(Problem.class, () -> accept("branch", csv));
        assertThat(problem.status()).isEqualTo(422);
        return problem.errors().stream().map(SamplesTests::line).toList();
    }

    private static String line(Fault fault) {
        return fault.pointer() + ' ' + fault.code();
    }

    private static void assertCanonical(Submission submission, String expected) throws IOException {
        assertThat(submission.warnings()).isEmpty();
        assertThat(tree(submission.application().toString())).isEqualTo(tree(expected));
    }

    private static Map<String, Object> tree(String json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private static Submission accept(String code, String text) throws Exception {
        JsonNode source = JSON.readTree(SamplesTests.class.getResource("/demo/sources/" + code + ".json"));
        SourceProfile profile = new SourceProfile(
                code,
                code,
                false,
                List.of(),
                null,
                source.get("format").textValue(),
                source.get("mapping").textValue(),
                source.get("externalId").textValue(),
                null,
                false,
                "REFUSE",
                "REFUSE",
                "",
                1);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Object payload = mapping.getBean(Payloads.class).read(PayloadFormat.valueOf(profile.format()), body, null);
        return acceptance.accept(profile, payload, body, null, null);
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("samples/sources", name));
    }
}
