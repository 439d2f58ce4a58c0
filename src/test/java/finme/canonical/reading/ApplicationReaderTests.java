package finme.canonical.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.reading.ApplicationReader.Outcome;
import finme.kernel.Fault;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationReaderTests {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Map<String, Set<String>> CODES = Map.of(
            "products", Set.of("PERSONAL_LOAN"),
            "purposes", Set.of("HOME_IMPROVEMENT"),
            "regions", Set.of("JM"),
            "employment-kinds", Set.of("EMPLOYED"));

    private final ApplicationReader reader = new ApplicationReader(code -> CODES.getOrDefault(code, Set.of()));

    @Test
    void takesACompleteApplicationWithoutAWord() {
        Outcome outcome = reader.read(complete(), NOW);
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.warnings()).isEmpty();
        assertThat(outcome.application().at("/borrower/phone").textValue()).isEqualTo("+420601000184");
    }

    @Test
    void listsEveryFaultAtOnce() {
        Map<String, @Nullable Object> application = complete();
        application.put("product", "UNHEARD_OF");
        application.put("amount", Map.of("value", "much", "currency", "EURO"));
        application.put("termMonths", "0");
        Map<String, @Nullable Object> borrower = borrower(application);
        borrower.remove("firstName");
        borrower.put("birthDate", "1991-13-01");
        borrower.put("phone", "abc");
        borrower.put("email", "not-an-email");
        application.put("consents", List.of());
        assertThat(pointersAndCodes(reader.read(application, NOW).faults()))
                .containsExactlyInAnyOrder(
                        "/product unknown_code",
                        "/amount/value invalid_number",
                        "/amount/currency invalid_currency",
                        "/termMonths too_small",
                        "/borrower/firstName required",
                        "/borrower/birthDate invalid_date",
                        "/borrower/phone invalid_phone",
                        "/borrower/email invalid_email",
                        "/consents consent_required");
    }

    @Test
    void namesEveryValueMissedInAnEmptyApplication() {
        assertThat(pointersAndCodes(reader.read(Map.of(), NOW).faults()))
                .containsExactlyInAnyOrder(
                        "/product required",
                        "/amount/value required",
                        "/amount/currency required",
                        "/termMonths required",
                        "/borrower/firstName required",
                        "/borrower/lastName required",
                        "/borrower/birthDate required",
                        "/borrower/phone contact_required",
                        "/consents consent_required");
    }

    @Test
    void dropsUnusableOptionalValuesWithAWarning() {
        Map<String, @Nullable Object> application = complete();
        application.put("purpose", "gambling");
        application.put("favouriteColour", "green");
        borrower(application).put("email", "not-an-email");
        application.put(
                "employment", Map.of("status", "???", "since", "soon", "monthlyIncome", Map.of("value", "1800")));
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.faults()).isEmpty();
        assertThat(pointersAndCodes(outcome.warnings()))
                .containsExactlyInAnyOrder(
                        "/purpose unknown_code",
                        "/favouriteColour unknown_name",
                        "/borrower/email invalid_email",
                        "/employment/status unknown_code",
                        "/employment/since invalid_date",
                        "/employment/monthlyIncome/currency required");
        assertThat(outcome.application().has("employment")).isFalse();
    }

    @Test
    void wantsTimeAndVersionOfTheConsent() {
        Map<String, @Nullable Object> application = complete();
        application.put("consents", List.of(Map.of("kind", "DATA_SHARING", "version", "", "givenAt", "yesterday")));
        assertThat(pointersAndCodes(reader.read(application, NOW).faults()))
                .containsExactlyInAnyOrder(
                        "/consents/0/version required",
                        "/consents/0/givenAt invalid_time",
                        "/consents consent_required");
    }

    @Test
    void refusesAConsentFromTheFuture() {
        Map<String, @Nullable Object> application = complete();
        application.put(
                "consents",
                List.of(Map.of("kind", "DATA_SHARING", "version", "v7", "givenAt", "2026-11-23T08:10:00Z")));
        assertThat(pointersAndCodes(reader.read(application, NOW).faults())).contains("/consents/0/givenAt in_future");
    }

    @ParameterizedTest
    @CsvSource({
        "'+420 601 000 184', CZ, +420601000184",
        "00420601000252, CZ, +420601000252",
        "601000499, CZ, +420601000499",
        "380671112233, UA, +380671112233",
        "+420601000377, , +420601000377"
    })
    void bringsPhonesToE164(String phone, @Nullable String country, String expected) {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("phone", phone);
        borrower(application).put("address", country == null ? null : Map.of("country", country));
        assertThat(reader.read(application, NOW)
                        .application()
                        .at("/borrower/phone")
                        .textValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:14:05Z, 2026-03-02T10:14:05Z",
        "2026-03-02T11:01:00+01:00, 2026-03-02T10:01:00Z",
        "2026-03-02T11:01:00+01:00[Europe/Prague], 2026-03-02T10:01:00Z",
        "2026-03-02T11:01:00@Europe/Prague, 2026-03-02T10:01:00Z",
        "'2026-03-02T10:14:05,250Z', 2026-03-02T10:14:05.250Z",
        "'=\"2026-03-02T10:14:05Z\"', 2026-03-02T10:14:05Z"
    })
    void bringsMomentsToUtc(String givenAt, String expected) {
        Map<String, @Nullable Object> application = complete();
        application.put("consents", List.of(Map.of("kind", "DATA_SHARING", "version", "v7", "givenAt", givenAt)));
        assertThat(reader.read(application, NOW)
                        .application()
                        .at("/consents/0/givenAt")
                        .textValue())
                .isEqualTo(expected);
    }

    @Test
    void readsNumbersWrittenAsStringsAndRoundsToCents() {
        Map<String, @Nullable Object> application = complete();
        application.put("amount", Map.of("value", " 6000.50 ", "currency", "eur"));
        application.put("termMonths", "36");
        application.put(
                "employment",
                Map.of("monthlyIncome", Map.of("value", new BigDecimal("1333.333333333333"), "currency", "EUR")));
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.application().at("/amount/value").decimalValue()).isEqualByComparingTo("6000.5");
        assertThat(outcome.application().at("/amount/currency").textValue()).isEqualTo("EUR");
        assertThat(outcome.application().at("/termMonths").intValue()).isEqualTo(36);
        assertThat(outcome.application().at("/employment/monthlyIncome/value").decimalValue())
                .isEqualByComparingTo("1333.33");
    }

    @ParameterizedTest
    @CsvSource({
        "100.55, EUR, 100.55, ",
        "100.555, EUR, , ambiguous_number",
        "0.505, EUR, , invalid_number",
        "1234.567, EUR, , invalid_number",
        "100, JPY, 100, ",
        "100.00, JPY, 100, ",
        "100.555, KWD, 100.555, ",
        "0.01, EUR, 0.01, ",
        "0.004, EUR, , too_small",
        "0.0000001, EUR, , too_small",
        "100.55, JPY, , invalid_number",
        "0.5, JPY, , invalid_number",
        "0, EUR, , too_small"
    })
    void knowsTheSmallestCoin(String amount, String currency, @Nullable BigDecimal expected, @Nullable String code) {
        Map<String, @Nullable Object> application = complete();
        application.put("amount", Map.of("value", amount, "currency", currency));
        Outcome outcome = reader.read(application, NOW);
        assertThat(pointersAndCodes(outcome.faults()))
                .isEqualTo(code == null ? List.of() : List.of("/amount/value " + code));
        if (expected != null) {
            assertThat(outcome.application().at("/amount/value").decimalValue()).isEqualByComparingTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6000                         | 6000    |
            6000.50                      | 6000.5  |
            6000,50                      | 6000.5  |
            0,5                          | 0.5     |
            '6 000'                      | 6000    |
            '6\u00a0000,50'              | 6000.5  |
            '6\u202f000'                 | 6000    |
            6'000.50                     | 6000.5  |
            6’000                        | 6000    |
            6,000.50                     | 6000.5  |
            6.000,50                     | 6000.5  |
            1,600,000                    | 1600000 |
            1.600.000                    | 1600000 |
            1,60,000                     | 160000  |
            \u0666\u0660\u0660\u0660      | 6000    |
            \u0666\u066c\u0660\u0660\u0660\u066b\u0665 | 6000.5 |
            \uff16\uff10\uff10\uff10      | 6000    |
            '="6000"'                    | 6000    |
            '="6 000,50"'                | 6000.5  |
            '="6.000"'                   |         | ambiguous_number
            '="6000'                     | 6000    |
            =6000+1                      |         | invalid_number
            6,000                        |         | ambiguous_number
            6.000                        |         | ambiguous_number
            '\u0666,\u0660\u0660\u0660'   |         | ambiguous_number
            1,60,00                      |         | invalid_number
            6.000.50                     |         | invalid_number
            6 00                         |         | invalid_number
            6000-                        |         | invalid_number
            (6000)                       |         | invalid_number
            6e3                          |         | invalid_number
            0x1770                       |         | invalid_number
            NaN                          |         | invalid_number
            Infinity                     |         | invalid_number
            ½                            |         | invalid_number
            € 6000                       |         | invalid_number
            true                         |         | invalid_number
            -6000                        |         | too_small
            \u22126000                   |         | too_small
            1000000000001                |         | too_large
            """)
    void readsSumsAsPeopleWriteThem(String written, @Nullable BigDecimal expected, @Nullable String code) {
        Map<String, @Nullable Object> application = complete();
        application.put("amount", Map.of("value", written, "currency", "EUR"));
        Outcome outcome = reader.read(application, NOW);
        assertThat(pointersAndCodes(outcome.faults()))
                .isEqualTo(code == null ? List.of() : List.of("/amount/value " + code));
        if (expected != null) {
            assertThat(outcome.application().at("/amount/value").decimalValue()).isEqualByComparingTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"eur, EUR", "UAH, UAH", "KWD, KWD", "DEM, ", "ITL, ", "XAU, ", "XXX, ", "XTS, ", "978, ", "€, "})
    void knowsTheMoneyThereIsToday(String written, @Nullable String expected) {
        Map<String, @Nullable Object> application = complete();
        application.put("amount", Map.of("value", 6000, "currency", written));
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.application().at("/amount/currency").textValue()).isEqualTo(expected);
        assertThat(pointersAndCodes(outcome.faults()))
                .isEqualTo(expected == null ? List.of("/amount/currency invalid_currency") : List.of());
    }

    @Test
    void roundsNothingWithoutAWord() {
        Map<String, @Nullable Object> application = complete();
        application.put(
                "amount",
                Map.of(
                        "value",
                        new BigDecimal("100").divide(new BigDecimal(3), MathContext.DECIMAL128),
                        "currency",
                        "EUR"));
        application.put("employment", Map.of("monthlyIncome", Map.of("value", "1800.5", "currency", "JPY")));
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.faults()).isEmpty();
        assertThat(pointersAndCodes(outcome.warnings()))
                .containsExactly("/amount/value rounded", "/employment/monthlyIncome/value rounded");
        assertThat(outcome.application().at("/amount/value").decimalValue()).isEqualByComparingTo("33.33");
        assertThat(outcome.application().at("/employment/monthlyIncome/value").decimalValue())
                .isEqualByComparingTo("1801");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Novak\u00a0, Novak,
            'Anna\u2003Maria', Anna Maria,
            No\u00advak, Novak,
            Krejc\u030ci\u0301, Krej\u010d\u00ed,
            \u008aimon, \u0160imon,
            O\u0092Brien, O\u2019Brien,
            O, O,
            李, 李,
            '\u00a0', , required
            \u200b, , required
            -, , required
            ..., , required
            123, , required
            ?, , required
            \ufffdimon, , characters_lost
            \u0081imon, , characters_lost
            """)
    void readsNames(String written, @Nullable String expected, @Nullable String code) {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("firstName", written);
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.application().at("/borrower/firstName").textValue()).isEqualTo(expected);
        assertThat(pointersAndCodes(outcome.faults()))
                .isEqualTo(code == null ? List.of() : List.of("/borrower/firstName " + code));
    }

    @Test
    void takesAHundredAttributesAndNoLongTexts() {
        Map<String, @Nullable Object> application = complete();
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 100; i < 201; i++) {
            attributes.put("a" + i, i);
        }
        attributes.put("a100", "x".repeat(1_001));
        application.put("attributes", attributes);
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.application().at("/attributes")).hasSize(99);
        assertThat(pointersAndCodes(outcome.warnings()))
                .containsExactlyInAnyOrder("/attributes/a100 too_long", "/attributes too_many");
    }

    @Test
    void leavesOutAnOptionalNameWithoutLetters() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("middleName", "-");
        assertThat(pointersAndCodes(reader.read(application, NOW).warnings()))
                .containsExactly("/borrower/middleName placeholder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T11:01:00[",
                "2026-03-02T11:01:00[]",
                "2026-03-02T11:01:00[Europe/Prague",
                "2026-03-02T11:01:00Z[Europe/Nowhere]",
                "2026-03-02T11:01:00Zulu",
                "2026-03-02T11:01:00",
                "2026-03-02T24:01:00Z",
                "2026-03-02T11:60:00Z",
                "2026-02-30T11:00:00Z",
                "2026-03-02T11:01:00+25:00",
                "2026-03-02",
                "1970-01-01T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "1772446445"
            })
    void refusesWhatIsNoMoment(String givenAt) {
        Map<String, @Nullable Object> application = complete();
        application.put("consents", List.of(Map.of("kind", "DATA_SHARING", "version", "v7", "givenAt", givenAt)));
        assertThat(pointersAndCodes(reader.read(application, NOW).faults()))
                .containsExactly("/consents/0/givenAt invalid_time", "/consents consent_required");
    }

    @Test
    void doesNotBlowUpOnAHugeExponent() {
        Map<String, @Nullable Object> application = complete();
        application.put("amount", Map.of("value", new BigDecimal("1E+999999999"), "currency", "EUR"));
        application.put("attributes", Map.of("n", new BigDecimal("1E+999999999"), "nan", Double.NaN));
        Outcome outcome = reader.read(application, NOW);
        assertThat(pointersAndCodes(outcome.faults())).containsExactly("/amount/value invalid_number");
        assertThat(outcome.warnings()).hasSize(2);
    }

    @Test
    void saysNoValueInAnyFault() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("email", "canary@@canary");
        borrower(application).put("phone", "canary");
        borrower(application).put("birthDate", "canary");
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.faults().toString()).doesNotContain("canary");
        assertThat(outcome.toString()).doesNotContain("Novak");
    }

    @Test
    void leavesOutWhatOnlyStandsForAMissingValue() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("taxId", "0000000000");
        borrower(application).put("email", "noemail@example.test");
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.faults()).isEmpty();
        assertThat(pointersAndCodes(outcome.warnings()))
                .containsExactlyInAnyOrder("/borrower/taxId placeholder", "/borrower/email placeholder");
        assertThat(outcome.application().at("/borrower/taxId").isMissingNode()).isTrue();
        assertThat(outcome.application().at("/borrower/email").isMissingNode()).isTrue();
    }

    @Test
    void asksForAContactWhereOnlyPlaceholdersAre() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("phone", "none");
        borrower(application).put("email", "none@none.com");
        Outcome outcome = reader.read(application, NOW);
        assertThat(pointersAndCodes(outcome.faults())).containsExactly("/borrower/phone contact_required");
        assertThat(pointersAndCodes(outcome.warnings()))
                .containsExactlyInAnyOrder("/borrower/phone placeholder", "/borrower/email placeholder");
    }

    @Test
    void saysWhatStandsAgainstAContactBesideAPlaceholder() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("phone", "0671234567");
        borrower(application).put("email", "n/a");
        assertThat(pointersAndCodes(reader.read(application, NOW).faults()))
                .containsExactly("/borrower/phone invalid_phone");
    }

    @Test
    void takesTheCountryOfThePhoneWhereNoneIsGiven() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("taxId", "CZ9004171234");
        borrower(application).remove("address");
        assertThat(reader.read(application, NOW)
                        .application()
                        .at("/borrower/taxId")
                        .textValue())
                .isEqualTo("9004171234");
    }

    @Test
    void warnsOfWordsAroundAPhone() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("phone", "+49 151 12345678 Mama");
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.application().at("/borrower/phone").textValue()).isEqualTo("+4915112345678");
        assertThat(pointersAndCodes(outcome.warnings())).containsExactly("/borrower/phone text_left_out");
    }

    @Test
    void takesNothingForAValueThatNobodyCanSee() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("firstName", "\u00a0");
        borrower(application).put("lastName", "Novak\u00a0");
        borrower(application).put("middleName", "\u200b");
        borrower(application).put("email", "\ufeff");
        Outcome outcome = reader.read(application, NOW);
        assertThat(pointersAndCodes(outcome.faults())).containsExactly("/borrower/firstName required");
        assertThat(outcome.warnings()).isEmpty();
        assertThat(outcome.application().at("/borrower/lastName").textValue()).isEqualTo("Novak");
    }

    @ParameterizedTest
    @CsvSource({
        "1990-04-17, 1990-04-17",
        "1990-04-17T00:00:00, 1990-04-17",
        "1990-04-17T00:00:00Z, 1990-04-17",
        "1990-04-17T00:00:00.000+02:00, 1990-04-17",
        "1990-04-17 00:00:00, 1990-04-17",
        "1990\u201104\u201117, 1990-04-17",
        "\u0661\u0669\u0669\u0660-\u0660\u0664-\u0661\u0667, 1990-04-17",
        "1990-04-17Thursday, ",
        "1990-04-17 Tuesday, ",
        "1990-04-17T, ",
        "1990-04-17T25:00:00, ",
        "1990-04-17T10:00:00[Thursday, ",
        "1990-04-17T10:00:00[Thursday], ",
        "1990-04-17T10:00:00@here, ",
        "1990-04-17T10:00:00Z Thursday, ",
        "1990-02-29, ",
        "1906-11-22, ",
        "2026-11-25, ",
        "0000-00-00, ",
        "1990-04-31, ",
        "17.04.1990, ",
        "990-04-17, ",
        "+999999999-12-31, ",
        "1990-04-17x, "
    })
    void readsDatesWithoutATail(String date, @Nullable String expected) {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("birthDate", date);
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.application().at("/borrower/birthDate").textValue()).isEqualTo(expected);
        assertThat(pointersAndCodes(outcome.faults()))
                .isEqualTo(expected == null ? List.of("/borrower/birthDate invalid_date") : List.of());
    }

    @Test
    void readsWhatASpreadsheetTookForNumbers() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("taxId", "9004179986.0");
        borrower(application).put("phone", "601000285.0");
        borrower(application).put("address", Map.of("country", "CZ", "postalCode", "60200.0"));
        Outcome outcome = reader.read(application, NOW);
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.warnings()).isEmpty();
        assertThat(outcome.application().at("/borrower/taxId").textValue()).isEqualTo("9004179986");
        assertThat(outcome.application().at("/borrower/phone").textValue()).isEqualTo("+420601000285");
        assertThat(outcome.application().at("/borrower/address/postalCode").textValue())
                .isEqualTo("60200");
    }

    @Test
    void refusesANul() {
        Map<String, @Nullable Object> application = complete();
        borrower(application).put("firstName", "Iri\u0000na");
        assertThat(pointersAndCodes(reader.read(application, NOW).faults()))
                .containsExactly("/borrower/firstName invalid_text");
    }

    private static List<String> pointersAndCodes(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + ' ' + fault.code())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> borrower(Map<String, @Nullable Object> application) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(application.get("borrower"));
    }

    private static Map<String, @Nullable Object> complete() {
        try {
            return new HashMap<>(new ObjectMapper().readValue(COMPLETE, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final String COMPLETE = """
            {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 36,
             "purpose": "home_improvement",
             "borrower": {"firstName": "Irina", "middleName": null, "lastName": "Novak", "birthDate": "1990-04-17",
               "taxId": "900417/1234", "phone": "+420601000184", "email": "Irina.Novak@example.test", "language": "cs",
               "address": {"line1": "Lipova 12", "city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
             "employment": {"status": "employed", "employer": "Acme", "since": "2019-05-01",
               "monthlyIncome": {"value": 1800, "currency": "EUR"}},
             "obligations": {"monthlyPayments": {"value": 250, "currency": "EUR"}},
             "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z",
               "ip": "192.0.2.14", "userAgent": "Mozilla/5.0", "page": "https://apply.example.test/loan"}],
             "attributes": {"carOwner": true}}
            """;
}
