package finme.cabinet.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.cabinet.LocalFormat;
import finme.cabinet.personal.ReadableExport.Value;
import finme.gateway.Completions.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a borrower reads of all that is known, without a server. */
class ReadableExportTests {
    private static final String ALL = """
            {"attributes": [{"name": "employment.status", "value": {"value": "EMPLOYED", "source": "cabinet"}}],
             "applications": [{"reference": "FM-1", "status": "OFFERED", "receivedAt": "2026-03-02T10:14:05.123Z",
               "document": {"product": "PERSONAL_LOAN", "amount": {"value": 90000, "currency": "UAH"}, "termMonths": 24,
                 "borrower": {"birthDate": "1988-02-11", "language": "cs", "address": {"country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "givenAt": "2026-03-02T10:14:05Z"}],
                 "attributes": {"homeOwner": true, "hobby": "falconry"}}}]}""";

    @Test
    void codesAreWordsWhereThereAreWords() throws Exception {
        assertThat(read(ALL, "en").values())
                .extracting(Value::text, Value::source)
                .containsExactly(tuple("Employed", "cabinet"));
        assertThat(texts(ALL, "en"))
                .containsEntry("product", "Personal loan")
                .containsEntry("borrower.birthDate", "February 11, 1988")
                .containsEntry("borrower.language", "Czech")
                .containsEntry("borrower.address.country", "Czechia")
                .containsEntry("termMonths", "24");
    }

    @ParameterizedTest
    @CsvSource({"en,Czechia,February", "cs,Česko,února", "uk,Чехія,лютого"})
    void languagesHaveTheirOwnWords(String language, String country, String month) throws Exception {
        assertThat(texts(ALL, language)).containsEntry("borrower.address.country", country);
        assertThat(texts(ALL, language).get("borrower.birthDate")).contains(month);
    }

    @Test
    void onlyWhatIsNoTextOfTheBorrowersHasWordsOfThePage() throws Exception {
        assertThat(values(ALL, "en"))
                .filteredOn(Value::coded)
                .extracting(Value::name, Value::text)
                .containsExactly(tuple("consents.kind", "DATA_SHARING"), tuple("homeOwner", "true"));
    }

    /** Whatever came: the page shows it rather than none at all. */
    @Test
    void whatCannotBeReadStaysAsItCame() throws Exception {
        String odd = """
                {"applications": [{"receivedAt": "2026-03-02T10:14:05Z", "document": {"product": "GONE",
                  "amount": {"value": "much", "currency": "UAH"}, "borrower": {"birthDate": "11.2.88", "language": "?",
                  "address": {"country": "Utopia"}}, "attributes": {"list": [1, null, {"a": 2}]}}}]}""";
        assertThat(texts(odd, "en"))
                .containsEntry("product", "GONE")
                .containsEntry("amount", "much")
                .containsEntry("borrower.birthDate", "11.2.88")
                .containsEntry("borrower.language", "?")
                .containsEntry("borrower.address.country", "Utopia")
                .containsEntry("attributes.list", "1")
                .containsEntry("attributes.list.a", "2");
    }

    private static Map<String, String> texts(String all, String language) throws Exception {
        return values(all, language).stream().collect(Collectors.toMap(Value::path, Value::text, (one, other) -> one));
    }

    private static List<Value> values(String all, String language) throws Exception {
        return read(all, language).applications().get(0).values();
    }

    private static ReadableExport read(String all, String language) throws Exception {
        Map<String, List<Option>> options = Map.of(
                "product", List.of(new Option("PERSONAL_LOAN", "Personal loan")),
                "employment.status", List.of(new Option("EMPLOYED", "Employed")));
        LocalFormat words = new LocalFormat(Locale.forLanguageTag(language));
        return new ReadableExport(new ObjectMapper().readTree(all), new Wording(options, words));
    }
}
